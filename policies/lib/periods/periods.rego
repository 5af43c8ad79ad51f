# METADATA
# title: Weeks, months, quarters, half-years and years
# description: >-
#   Each period has a number that grows by one from one to the next, whatever the year.
package lib.periods

# number(unit, date) is the number of the period in which a date lies; weeks begin on Monday.
number("week", date) := floor((_day(date) + 3) / 7)

number(unit, date) := floor(month / _months[unit]) if {
	month := (to_number(substring(date, 0, 4)) * 12) + (to_number(substring(date, 5, 2)) - 1)
}

# first_day(unit, number) is the date on which it begins.
first_day("week", n) := time.format([((n * 7) - 3) * _day_ns, "UTC", "2006-01-02"])

first_day(unit, n) := sprintf("%04d-%02d-01", [floor(month / 12), (month % 12) + 1]) if {
	month := n * _months[unit]
}

last_day(unit, n) := time.format([time.add_date(_ns(first_day(unit, n + 1)), 0, 0, -1), "UTC", "2006-01-02"])

_months := {"month": 1, "quarter": 3, "half_year": 6, "year": 12}

_day(date) := round(_ns(date) / _day_ns)

_ns(date) := time.parse_ns("2006-01-02", date)

_day_ns := 86400000000000
