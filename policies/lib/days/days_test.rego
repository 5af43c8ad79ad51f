package lib.days_test

import data.lib.days

# Three months of 2024 around the Spring Festival: 10 to 17 February off, 4 and
# 18 February (Sundays) worked. March is left outside the known dates.

test_working_days_skip_the_festival_and_count_make_up_days if {
	days.due_on("2024-02-05", 4, "working_day", false) == "2024-02-09" with data.calendar as _calendar
	days.due_on("2024-02-05", 5, "working_day", false) == "2024-02-18" with data.calendar as _calendar
	days.due_on("2024-02-05", 7, "working_day", false) == "2024-02-20" with data.calendar as _calendar
}

test_the_first_day_is_not_counted_whether_worked_or_not if {
	days.due_on("2024-02-02", 1, "working_day", false) == "2024-02-04" with data.calendar as _calendar
	days.due_on("2024-02-03", 1, "working_day", false) == "2024-02-04" with data.calendar as _calendar
	days.due_on("2024-02-04", 1, "working_day", false) == "2024-02-05" with data.calendar as _calendar
}

test_a_date_time_counts_from_its_date if {
	days.due_on("2024-02-05T23:59:59+08:00", 7, "working_day", false) == "2024-02-20" with data.calendar as _calendar
	days.used("2024-02-05T00:00:00+08:00", "2024-02-20T00:00:00+08:00", "working_day") == 7 with data.calendar as _calendar
}

test_calendar_days_count_rest_days if {
	days.due_on("2024-02-05", 15, "calendar_day", false) == "2024-02-20" with data.calendar as _calendar
	days.due_on("2024-02-28", 2, "calendar_day", false) == "2024-03-01" with data.calendar as _calendar
}

test_months_and_years_end_on_the_same_day_or_the_last_of_the_month if {
	days.due_on("2024-01-29", 1, "month", false) == "2024-02-29" with data.calendar as _calendar
	days.due_on("2024-01-31", 1, "month", false) == "2024-02-29" with data.calendar as _calendar
	days.due_on("2024-01-31", 2, "month", false) == "2024-03-31" with data.calendar as _calendar
	days.due_on("2024-02-29", 1, "month", false) == "2024-03-29" with data.calendar as _calendar
	days.due_on("2024-02-29", 1, "year", false) == "2025-02-28" with data.calendar as _leap
	days.due_on("2024-02-28", 1, "year", false) == "2025-02-28" with data.calendar as _leap
}

test_a_last_day_rolls_only_on_request_and_only_off_a_rest_day if {
	days.due_on("2024-02-05", 5, "calendar_day", false) == "2024-02-10" with data.calendar as _calendar
	days.due_on("2024-02-05", 5, "calendar_day", true) == "2024-02-18" with data.calendar as _calendar
	days.due_on("2024-02-05", 4, "calendar_day", true) == "2024-02-09" with data.calendar as _calendar
	days.due_on("2024-01-10", 1, "month", true) == "2024-02-18" with data.calendar as _calendar
	days.due_on("2024-02-05", 7, "working_day", true) == "2024-02-20" with data.calendar as _calendar
}

test_a_term_of_nothing_ends_on_its_first_day if {
	every unit in {"working_day", "calendar_day", "month", "year"} {
		days.due_on("2024-02-10", 0, unit, false) == "2024-02-10" with data.calendar as _calendar
		days.due_on("2024-02-10", 0, unit, true) == "2024-02-18" with data.calendar as _calendar
	}
}

test_used_is_the_count_after_start_up_to_end if {
	days.used("2024-02-05", "2024-02-20", "working_day") == 7 with data.calendar as _calendar
	days.used("2024-02-05", "2024-02-19", "working_day") == 6 with data.calendar as _calendar
	days.used("2024-02-05", "2024-02-20", "calendar_day") == 15 with data.calendar as _calendar
	days.used("2024-02-20", "2024-02-05", "working_day") == -7 with data.calendar as _calendar
	days.used("2024-02-20", "2024-02-05", "calendar_day") == -15 with data.calendar as _calendar
	days.used("2024-02-10", "2024-02-17", "working_day") == 0 with data.calendar as _calendar
}

test_used_months_and_years_are_whole if {
	days.used("2024-01-31", "2024-02-28", "month") == 0 with data.calendar as _calendar
	days.used("2024-01-31", "2024-02-29", "month") == 1 with data.calendar as _calendar
	days.used("2024-03-15", "2024-03-01", "month") == -1 with data.calendar as _calendar
	days.used("2024-02-29", "2025-02-27", "year") == 0 with data.calendar as _leap
	days.used("2024-02-29", "2025-02-28", "year") == 1 with data.calendar as _leap
	days.used("2024-02-29", "2024-02-28", "year") == -1 with data.calendar as _leap
	days.used("2025-02-28", "2024-02-28", "year") == -1 with data.calendar as _leap
	days.used("2025-02-28", "2024-02-27", "year") == -2 with data.calendar as _leap
}

test_working_days_outside_the_known_dates_are_provisional if {
	days.provisional("2024-02-05", "2024-02-29", "working_day") == false with data.calendar as _calendar
	days.provisional("2024-02-05", "2024-03-01", "working_day") == true with data.calendar as _calendar
	days.provisional("2023-12-31", "2024-02-05", "working_day") == true with data.calendar as _calendar
	days.provisional("2024-02-05", "2024-03-01", "calendar_day") == false with data.calendar as _calendar
	days.provisional("2024-01-05", "2024-03-01", "month") == false with data.calendar as _calendar
}

test_a_last_day_is_provisional_by_unit_or_by_rolling if {
	days.provisional_due("2024-02-26", 3, "working_day", false) == false with data.calendar as _calendar
	days.provisional_due("2024-02-26", 4, "working_day", false) == true with data.calendar as _calendar
	days.provisional_due("2024-02-26", 4, "calendar_day", false) == false with data.calendar as _calendar
	days.provisional_due("2024-02-26", 4, "calendar_day", true) == true with data.calendar as _calendar
	days.provisional_due("2024-02-26", 3, "calendar_day", true) == false with data.calendar as _calendar
}

test_known_tells_a_date_of_the_span_from_one_with_known_holidays if {
	days.known("2024-02-29") == true with data.calendar as _calendar
	days.known("2024-03-01") == false with data.calendar as _calendar
	not _defined_known("2030-01-01") with data.calendar as _calendar
}

test_next_working_keeps_a_working_day_and_leaves_a_rest_day if {
	days.next_working("2024-02-09") == "2024-02-09" with data.calendar as _calendar
	days.next_working("2024-02-10") == "2024-02-18" with data.calendar as _calendar
	days.is_working("2024-02-18") with data.calendar as _calendar
	not days.is_working("2024-02-17") with data.calendar as _calendar
}

test_add_calendar_goes_both_ways if {
	days.add_calendar("2024-02-28", 2) == "2024-03-01" with data.calendar as _calendar
	days.add_calendar("2024-03-01", -1) == "2024-02-29" with data.calendar as _calendar
}

# Hearing on Tuesday 20 February; in between lie Monday 19, Sunday 18 (worked)
# and, before the festival, Friday 9 and Thursday 8.
test_before_working_leaves_so_many_working_days_in_between if {
	days.before_working("2024-02-20", 1) == "2024-02-18" with data.calendar as _calendar
	days.before_working("2024-02-20", 2) == "2024-02-17" with data.calendar as _calendar
	days.before_working("2024-02-20", 3) == "2024-02-08" with data.calendar as _calendar
	days.before_working("2024-02-20", 7) == "2024-02-04" with data.calendar as _calendar
}

test_before_working_a_rest_day if {
	days.before_working("2024-02-12", 1) == "2024-02-08" with data.calendar as _calendar
}

test_hours_between_date_times if {
	days.hours_between("2024-02-09T20:00:00+08:00", "2024-02-10T20:00:00+08:00") == 24 with data.calendar as _calendar
	days.hours_between("2024-02-09T20:00:00+08:00", "2024-02-10T20:30:00+08:00") == 24.5 with data.calendar as _calendar
	days.hours_between("2024-02-10T20:00:00+08:00", "2024-02-09T20:00:00+08:00") == -24 with data.calendar as _calendar
}

test_what_is_no_date_of_the_calendar_has_no_answer if {
	every value in _no_dates {
		answers := _answers(value) with data.calendar as _calendar
		answers == set()
	}
}

test_a_good_date_has_every_answer if {
	answers := _answers("2024-02-20") with data.calendar as _calendar
	count(answers) == 13
}

test_a_number_that_is_no_whole_number_has_no_answer if {
	every n in {-1, 1.5, "1", null, 1000000000000} {
		answers := _terms(n) with data.calendar as _calendar
		answers == set()
	}
}

test_a_last_day_beyond_the_calendar_has_no_answer if {
	every unit in {"working_day", "calendar_day", "month", "year"} {
		answers := {last | last := days.due_on("2024-02-05", 90, unit, false)} with data.calendar as _calendar
		answers == set()
	}
}

test_an_unknown_unit_has_no_answer if {
	answers := {answer |
		some answer in [
			[x | x := days.due_on("2024-02-05", 1, "hour", false)],
			[x | x := days.due_on("2024-02-05", 0, "hour", false)],
			[x | x := days.used("2024-02-05", "2024-02-06", "hour")],
			[x | x := days.provisional("2024-02-05", "2024-02-06", "hour")],
		]
	} with data.calendar as _calendar

	answers == {[]}
}

test_no_hours_between_what_is_no_date_time if {
	every value in _no_dates | {"2024-02-09", "2024-02-09T25:00:00+08:00", "2024-02-09T20:00+08:00"} {
		answers := _hours(value) with data.calendar as _calendar
		answers == set()
	}
}

_no_dates := {
	null, 20240205, true, "", "2024", "2024-02-30", "2024-2-5", "20240205", "2024-02-05x",
	"2024-02-05T10:00:00Z", "2024-02-30T10:00:00+08:00", "1989-12-31", "2050-01-01", [], {},
}

_defined_known(value) if _ := days.known(value)

_answers(value) := {name |
	some name, answers in {
		"date_of": [x | x := days.date_of(value)],
		"due_working": [x | x := days.due_on(value, 1, "working_day", false)],
		"due_calendar": [x | x := days.due_on(value, 1, "calendar_day", false)],
		"due_month": [x | x := days.due_on(value, 1, "month", false)],
		"due_none": [x | x := days.due_on(value, 0, "year", true)],
		"used_from": [x | x := days.used(value, "2024-02-05", "working_day")],
		"used_to": [x | x := days.used("2024-02-05", value, "calendar_day")],
		"used_months": [x | x := days.used("2024-02-05", value, "month")],
		"provisional": [x | x := days.provisional(value, "2024-02-05", "month")],
		"provisional_due": [x | x := days.provisional_due(value, 1, "working_day", true)],
		"add_calendar": [x | x := days.add_calendar(value, 1)],
		"before_working": [x | x := days.before_working(value, 1)],
		"next_working": [x | x := days.next_working(value)],
	}
	count(answers) == 1
}

_terms(n) := {[name, x] |
	some name, answers in {
		"working": [x | x := days.due_on("2024-02-05", n, "working_day", false)],
		"calendar": [x | x := days.due_on("2024-02-05", n, "calendar_day", true)],
		"month": [x | x := days.due_on("2024-02-05", n, "month", false)],
		"year": [x | x := days.due_on("2024-02-05", n, "year", false)],
		"before": [x | x := days.before_working("2024-02-20", n)],
	}
	some x in answers
}

_hours(value) := {x | x := days.hours_between(value, "2024-02-09T20:00:00+08:00")} | {x |
	x := days.hours_between("2024-02-09T20:00:00+08:00", value)
}

# From 1 December 2023 to 31 March 2024.
_calendar := _calendar_of(
	"2023-12-01", 122,
	{"2024-01-01"} | {sprintf("2024-02-%d", [day]) | some day in numbers.range(10, 17)},
	{"2024-02-04", "2024-02-18"},
)

_leap := _calendar_of("2024-02-01", 500, set(), set())

_calendar_of(first, length, holidays, make_up) := {
	"first": first,
	"known_from": "2024-01-01",
	"known_until": "2024-02-29",
	"ordinal": {date: count([day | some day in working; day <= date]) | some date in dates},
	"working": working,
} if {
	ns := [time.add_date(time.parse_ns("2006-01-02", first), 0, 0, n) | some n in numbers.range(0, length - 1)]
	dates := [time.format([day, "UTC", "2006-01-02"]) | some day in ns]
	working := [dates[i] |
		some i, day in ns
		_works(dates[i], time.weekday(day), holidays, make_up)
	]
}

_works(date, _, _, make_up) if date in make_up

_works(date, weekday, holidays, _) if {
	not weekday in {"Saturday", "Sunday"}
	not date in holidays
}
