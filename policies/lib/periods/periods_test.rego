package lib.periods_test

import data.lib.periods

# Each with its first and last day, and the next of its kind.
_examples := {
	["week", "2026-03-30", "2026-04-05", "2026-04-06"],
	["week", "2025-12-29", "2026-01-04", "2026-01-05"],
	["week", "1969-12-29", "1970-01-04", "1970-01-05"],
	["month", "2024-02-01", "2024-02-29", "2024-03-01"],
	["quarter", "2026-10-01", "2026-12-31", "2027-01-01"],
	["half_year", "2026-01-01", "2026-06-30", "2026-07-01"],
	["year", "2026-01-01", "2026-12-31", "2027-01-01"],
}

test_a_period_holds_its_first_and_last_day if {
	every example in _examples {
		[unit, first, last, next] := example
		n := periods.number(unit, first)
		periods.number(unit, last) == n
		periods.number(unit, next) == n + 1
	}
}

test_a_period_is_turned_back_into_its_days if {
	every example in _examples {
		[unit, first, last, _] := example
		n := periods.number(unit, first)
		[periods.first_day(unit, n), periods.last_day(unit, n)] == [first, last]
	}
}
