# METADATA
# title: Days
# description: >-
#   Terms and counts of days over the compiled calendar `data.calendar`:
#   `ordinal` (each date of its span with the number of working days up to and
#   including it), `working` (the working days in order), `known_from` and
#   `known_until`. Every answer is a look-up or native arithmetic, never a loop.
#   The first day is never counted. A date is `YYYY-MM-DD`, or a date-time whose
#   text is in +08:00, of which the date part is taken. Whatever is no such date,
#   is outside the span, or would lead outside it, has no answer: a function is
#   then undefined, and it is for the caller to report what is unknown.
package lib.days

# The date of a date or date-time. Asking the table first keeps malformed text
# away from the time built-ins, which fail on it.
date_of(value) := value if {
	data.calendar.ordinal[value]
} else := date if {
	is_string(value)
	substring(value, 10, 1) == "T"
	endswith(value, "+08:00")
	date := substring(value, 0, 10)
	data.calendar.ordinal[date]
}

is_working(date) if {
	position := data.calendar.ordinal[date] - 1
	data.calendar.working[position] == date
}

# The last day of a term of n units (`working_day`, `calendar_day`, `month`,
# `year`) after start. A term of 0 ends on its first day. Months and years end on
# the day of the same number, or the last day of a month too short for it. With
# roll, a last day that is a rest day moves to the next working day.
#
# Terms of working days stand apart, for they are the most frequent and need no
# other look-up: their last day is a working day of the span by itself.
due_on(start, n, "working_day", _) := data.calendar.working[position] if {
	is_number(n)
	n >= 1
	position := (data.calendar.ordinal[date_of(start)] + n) - 1
}

due_on(start, 0, "working_day", false) := date_of(start)

due_on(start, 0, "working_day", true) := next_working(date_of(start))

due_on(start, n, unit, false) := date if {
	date := _plain_due(start, n, unit)
	data.calendar.ordinal[date]
}

due_on(start, n, unit, true) := next_working(_plain_due(start, n, unit))

# The date itself if it is a working day, else the first one after it.
next_working(date) := date if is_working(date)

next_working(date) := data.calendar.working[data.calendar.ordinal[date]] if not is_working(date)

# What lies after start up to and including end: working or calendar days
# (negative if end is earlier), or the whole months or years elapsed, that is the
# greatest number of them whose term ends on end or earlier.
used(start, end, "working_day") := data.calendar.ordinal[date_of(end)] - data.calendar.ordinal[date_of(start)]

used(start, end, "calendar_day") := round((_ns(date_of(end)) - _ns(date_of(start))) / _day_ns)

used(start, end, "month") := _whole_months(date_of(start), date_of(end))

# Not with `floor`, which makes 0 of what is between -1 and 0.
used(start, end, "year") := (months - rest) / 12 if {
	months := _whole_months(date_of(start), date_of(end))
	rest := ((months % 12) + 12) % 12
}

# Whether a count from start to end rests on days whose holidays are not known.
# Only working days do. For a term with roll see `provisional_due`.
provisional(start, end, "working_day") := value if {
	known_start := known(start)
	known_end := known(end)
	value := false in {known_start, known_end}
}

provisional(start, end, unit) := false if {
	unit in {"calendar_day", "month", "year"}
	date_of(start)
	date_of(end)
}

# Whether the last day that `due_on` gives for the same arguments rests on such
# days: a working-day term does, and so does rolling.
provisional_due(start, n, "working_day", roll) := provisional(start, due_on(start, n, "working_day", roll), "working_day")

provisional_due(start, n, unit, false) := false if {
	unit != "working_day"
	due_on(start, n, unit, false)
}

provisional_due(start, n, unit, true) := value if {
	plain := _plain_due(start, n, unit)
	value := provisional(plain, next_working(plain), "working_day")
}

# Whether the holidays of the year of this date are known.
known(value) if _known(date_of(value))

known(value) := false if {
	date := date_of(value)
	not _known(date)
}

_known(date) if {
	date >= data.calendar.known_from
	date <= data.calendar.known_until
}

# The date n days later (earlier, if n is negative), whatever days they are.
add_calendar(date, n) := moved if {
	_is_whole(n, 36525)
	moved := _date(time.add_date(_ns(date_of(date)), 0, 0, n))
	data.calendar.ordinal[moved]
}

# The last date with at least n working days, n from 1, strictly between it and
# `date`: for what must be done n working days before a hearing, where neither
# the day of the notice nor that of the hearing is counted. It may be a rest day.
before_working(date, n) := add_calendar(data.calendar.working[position], -1) if {
	_is_whole(n, 36525)
	n >= 1
	day_before := add_calendar(date, -1)

	# The last date with at most `position` working days up to it is the day
	# before the working day with that position, which counts from 0.
	position := data.calendar.ordinal[day_before] - n
}

# Hours from one date-time to another, fractions included.
hours_between(from, to) := (_instant(to) - _instant(from)) / _hour_ns

_hour_ns := 3600000000000

_day_ns := 24 * _hour_ns

# The last day before rolling. No number of days, months or years exceeds a
# century, for beyond the year 2262 nanoseconds do not fit in 64 bits.
#
# Written out, as a call costs as much as a look-up, and this is a frequent one.
_plain_due(start, n, "calendar_day") := time.format([ns, "UTC", "2006-01-02"]) if {
	is_number(n)
	n >= 0
	n <= 36525
	floor(n) == n
	ns := time.add_date(time.parse_ns("2006-01-02", date_of(start)), 0, 0, n)
}

_plain_due(start, n, "month") := _add_months(date_of(start), n) if {
	_is_whole(n, 1200)
	n >= 0
}

_plain_due(start, n, "year") := _add_months(date_of(start), n * 12) if {
	_is_whole(n, 100)
	n >= 0
}

_is_whole(n, most) if {
	is_number(n)
	abs(n) <= most
	floor(n) == n
}

# time.add_date lets 31 January plus a month overflow into March; by as many days
# as it overflowed it is taken back.
_add_months(date, months) := moved if {
	ns := _ns(date)
	plain := time.add_date(ns, 0, months, 0)
	day := time.date(plain)[2]
	over := {true: 0, false: day}[day == time.date(ns)[2]]
	moved := _date(time.add_date(plain, 0, 0, 0 - over))
}

_whole_months(start, end) := months - late if {
	[start_year, start_month, _] := time.date(_ns(start))
	[end_year, end_month, _] := time.date(_ns(end))
	months := ((end_year - start_year) * 12) + (end_month - start_month)
	late := {true: 1, false: 0}[_add_months(start, months) > end]
}

_ns(date) := time.parse_ns("2006-01-02", date)

_date(ns) := time.format([ns, "UTC", "2006-01-02"])

_instant(value) := time.parse_rfc3339_ns(value) if {
	date_of(value)
	regex.match(`^.{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?\+08:00$`, value)
}
