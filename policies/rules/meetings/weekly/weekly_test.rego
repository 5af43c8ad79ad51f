package rules.meetings.weekly_test

import data.rules.meetings.weekly

_row := "MTG-0205#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"regular": true,
	"started_at": "2026-03-30T11:59:00+08:00",
	"time_reason": null,
}

_at(started) := object.union(_meeting, {"started_at": started})

_all(record) := {name: found |
	some name, entries in _sets(record)
	found := {entry | some entry in entries; entry[0] == _row}
}

_sets(record) := sets if {
	sets := {"fails": weekly.fails, "missing": weekly.missing, "pending": weekly.pending, "idle": weekly.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

test_pass_before_noon_on_monday if _all(_meeting) == _pass

test_pass_in_the_first_hour_of_monday if _all(_at("2026-03-30T00:00+08:00")) == _pass

test_fail_at_noon if _all(_at("2026-03-30T12:00:00+08:00")) == _fail

test_fail_on_sunday_and_tuesday if {
	_all(_at("2026-03-29T09:00:00+08:00")) == _fail
	_all(_at("2026-03-31T09:00:00+08:00")) == _fail
}

test_pass_with_a_reason if _all(object.union(_at("2026-03-31T09:00:00+08:00"), {"time_reason": "x"})) == _pass

test_undetermined_without_the_reason if _all(object.remove(_at("2026-03-31T09:00:00+08:00"), ["time_reason"])) == _lacks("/time_reason")

test_pass_on_monday_whatever_the_reason if _all(object.remove(_meeting, ["time_reason"])) == _pass

test_undetermined_without_the_time if _all(object.remove(_meeting, ["started_at"])) == _lacks("/started_at")

test_pending_without_a_time if _all(_at(null)) == object.union(_pass, {"pending": {[_row, "", null]}})
