package derived.hearing_request_stands_test

import data.derived.hearing_request_stands

_case(noticed, told, requested) := {
	"type": "penalty_case",
	"id": "T",
	"notice": {"made_on": noticed, "service": {"served_on": told}},
	"hearing": {"requested_on": requested, "waived": null, "told_service": null},
	"decision": {"made_on": null},
}

_with(record, patch) := json.patch(record, patch)

_holds(record) if hearing_request_stands.holds with input as {"as_of": "2026-11-24", "record": record}

_missing(record) := needs if {
	needs := hearing_request_stands.missing with input as {"as_of": "2026-11-24", "record": record}
}

_settled_no(record) if {
	not _holds(record)
	_missing(record) == set()
}

_record(ref) := {"kind": "record", "ref": ref}

# Told on Wednesday 1 April 2026; 4 to 6 April are days off, so the fifth working day is the 9th.
test_holds_on_the_fifth_working_day if _holds(_case("2026-04-01", "2026-04-01", "2026-04-09"))

test_no_one_day_later if _settled_no(_case("2026-04-01", "2026-04-01", "2026-04-10"))

test_holds_on_the_third_day_under_the_old_law if _holds(_case("2019-05-06", "2019-05-06", "2019-05-09"))

test_no_on_the_fourth_day_under_the_old_law if _settled_no(_case("2019-05-06", "2019-05-06", "2019-05-10"))

test_day_of_the_notice_chooses_the_law if {
	_settled_no(_case("2021-07-14", "2021-07-14", "2021-07-21"))
	_holds(_case("2021-07-15", "2021-07-15", "2021-07-22"))
	_settled_no(_case("2021-07-15", "2021-07-15", "2021-07-23"))
}

test_own_service_of_the_hearing_notice_stands_first if {
	record := _with(_case("2026-04-01", "2026-04-01", "2026-04-10"), [{"op": "replace", "path": "/hearing/told_service", "value": {"served_on": "2026-04-02"}}])
	_holds(record)
}

test_no_without_a_request if _settled_no(_case("2026-04-01", "2026-04-01", null))

test_no_if_withdrawn if {
	record := _with(_case("2026-04-01", "2026-04-01", "2026-04-09"), [{"op": "replace", "path": "/hearing/waived", "value": true}])
	_settled_no(record)
}

test_never_late_if_never_told if _holds(_case("2026-04-01", null, "2026-10-01"))

test_unknown_while_the_request_is_absent if {
	record := _with(_case("2026-04-01", "2026-04-01", "2026-04-09"), [{"op": "remove", "path": "/hearing/requested_on"}])
	_missing(record) == {_record("/hearing/requested_on")}
	_missing(_with(record, [{"op": "remove", "path": "/hearing"}])) == {_record("/hearing")}
}

test_unknown_while_the_service_is_absent if {
	record := _with(_case("2026-04-01", "2026-04-01", "2026-04-09"), [{"op": "remove", "path": "/notice/service"}])
	not _holds(record)
	_missing(record) == {_record("/notice/service")}
}

test_unknown_while_a_withdrawal_is_absent if {
	record := _with(_case("2026-04-01", "2026-04-01", "2026-04-09"), [{"op": "remove", "path": "/hearing/waived"}])
	not _holds(record)
	_missing(record) == {_record("/hearing/waived")}
}

test_day_of_the_notice_absent_matters_between_the_laws_only if {
	between := _with(_case("2026-04-01", "2026-04-01", "2026-04-09"), [{"op": "remove", "path": "/notice/made_on"}])
	not _holds(between)
	_missing(between) == {_record("/notice/made_on")}
	_holds(_with(between, [{"op": "replace", "path": "/hearing/requested_on", "value": "2026-04-04"}]))
	_settled_no(_with(between, [{"op": "replace", "path": "/hearing/requested_on", "value": "2026-04-10"}]))
}

test_unknown_beyond_the_calendar if {
	record := _case("2026-04-01", "2199-12-30", "2199-12-31")
	not _holds(record)
	_missing(record) == {{"kind": "calendar", "ref": "2199"}}
}

# Else a day that is taken out could turn the answer of a file with so early a day.
test_the_first_row_stands_for_the_days_before_it if {
	early := _case("0206-04-01", "2026-04-01", "2026-04-03")
	_holds(early)
	_holds(_with(early, [{"op": "remove", "path": "/notice/made_on"}]))
	_settled_no(_case("0206-04-01", "2026-04-01", "2026-04-07"))
}
