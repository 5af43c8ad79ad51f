package rules.time_limit.hours_test

import data.rules.sample_test as sample
import data.rules.time_limit.hours

_row := "PEN-0024#1"

_at := "/investigation/acts/0"

_act(changes) := [sample.put("/investigation", {"acts": [object.union(
	{
		"id": "a1", "kind": "preservation", "on": "2026-03-10", "started_at": "2026-03-10T15:30:00+08:00",
		"approved_at": "2026-03-11T15:30:00+08:00", "approval": {"on": "2026-03-11"},
	},
	changes,
)]})]

_without(key) := array.concat(_act({}), [sample.without(sprintf("%s/%s", [_at, key]))])

_answer(patch) := _answer_on("2026-11-24", patch)

_answer_on(as_of, patch) := answer if {
	envelope := object.union(sample.envelope(patch), {"as_of": as_of})
	answer := {"fails": hours.fails, "missing": hours.missing, "pending": hours.pending, "idle": hours.idle} with input as envelope
}

_nothing := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_only(key, entry) := object.union(_nothing, {key: {entry}})

_lacks(key) := _only("missing", [_row, _at, sample.record(sprintf("%s/%s", [_at, key]))])

test_pass_after_24_hours if _answer(_act({})) == _nothing

test_fail_a_minute_later if {
	_answer(_act({"approved_at": "2026-03-11T15:31:00+08:00"})) == _only("fails", [_row, _at])
}

test_pass_on_the_same_day_whatever_the_times if {
	_answer(_act({"approval": {"on": "2026-03-10"}, "started_at": null, "approved_at": null})) == _nothing
	_answer(_act({"approval": {"on": "2026-03-09"}, "started_at": null, "approved_at": null})) == _nothing
}

test_fail_after_two_days_whatever_the_times if {
	_answer(_act({"approval": {"on": "2026-03-12"}, "started_at": null, "approved_at": null})) == _only("fails", [_row, _at])
}

test_undetermined_between_without_a_time if {
	every key in ["started_at", "approved_at"] {
		_answer(_act({key: null})) == _lacks(key)
		_answer(_without(key)) == _lacks(key)
	}
}

test_undetermined_without_the_day_of_the_approval if {
	_answer(_act({"approval": {"on": "2026-03-12"}})) == _only("fails", [_row, _at])
	patch := array.concat(_act({}), [sample.without(sprintf("%s/approval/on", [_at]))])
	_answer(patch) == _lacks("approval/on")
}

test_pending_while_the_hours_may_run if {
	undated := _act({"approval": {"on": null}})
	_answer_on("2026-03-11", undated) == _only("pending", [_row, _at, null])
	_answer_on("2026-03-12", undated) == _only("fails", [_row, _at])
}

test_pending_before_the_act if {
	_answer(array.concat(_act({"on": null}), [sample.put("/closure", null)])) == _only("pending", [_row, _at, null])
}

test_idle_in_a_closed_case_without_the_act if {
	patch := array.concat(_act({"on": null}), [sample.put("/closure/closed_on", "2026-05-15")])
	_answer(patch) == _only("idle", [_row, _at])
}

test_undetermined_beyond_every_calendar if {
	_answer(_act({"approval": {"on": "2400-03-12"}})) == _only("missing", [_row, _at, {"kind": "calendar", "ref": "2400"}])
}

test_arithmetic_shows_the_times_where_they_are_known if {
	hours.arithmetic[_row][_at] == {"began": "2026-03-10T15:30:00+08:00", "done": "2026-03-11", "limit": 24} with input as sample.envelope(_act({"approved_at": null}))
}
