# METADATA
# title: Whether a hearing was asked for in time and not withdrawn
# description: >-
#   The time runs from the day on which the party was told of the right, by the law of the
#   day of the notice. Whoever was never told is never late. Where the day of the notice
#   was not exported, every row of the table is asked: if all agree, that is the answer.
#   That is sound because the rows cover all time: the first one stands for the days before
#   it too, on which no rule asks.
package derived.hearing_request_stands

import data.lib.anchors
import data.lib.days
import data.lib.facts

holds if {
	_asked_on
	not _withdrawn
	count(_unknown_waiver) == 0
	count(_unknown_start) == 0
	count(_rows) > 0
	every i, _ in _rows { _in_time(i) }
}

missing contains facts.need(facts.root.absent["/hearing/requested_on"]) if _may_stand

missing contains need if {
	_asked_on
	_may_stand
	some need in (_unknown_waiver | _unknown_start)
}

# In time by one row and late by another: the day of the notice decides.
missing contains anchors.day.notice.missing if {
	_asked_on
	_may_stand
	some i, _ in _rows
	not _in_time(i)
	not _beyond_calendar(i)
}

missing contains {"kind": "calendar", "ref": substring(_told_on, 0, 4)} if {
	_asked_on
	_may_stand
	some i, _ in _rows
	_beyond_calendar(i)
}

_asked_on := facts.root.value["/hearing/requested_on"]

_withdrawn if facts.root.value["/hearing/waived"] == true

_unknown_waiver contains facts.need(facts.root.absent["/hearing/waived"])

# Nothing known speaks against it: not withdrawn, and not late by every row.
_may_stand if {
	not _withdrawn
	not _late
}

_late if {
	_asked_on
	_told_on
	every i, _ in _rows {
		not _in_time(i)
		not _beyond_calendar(i)
	}
}

_told_on := facts.root.value["/hearing/told_service/served_on"]

_told_on := facts.root.value["/notice/service/served_on"] if {
	"/hearing/told_service/served_on" in facts.root.null
}

_unknown_start contains facts.need(facts.root.absent["/hearing/told_service/served_on"])

_unknown_start contains facts.need(facts.root.absent["/notice/service/served_on"]) if {
	"/hearing/told_service/served_on" in facts.root.null
}

_in_time(_) if not _told_on

_in_time(i) if _asked_on <= _last_day[i]

_beyond_calendar(i) if {
	_told_on
	_rows[i]
	not _last_day[i]
}

_last_day[i] := days.due_on(_told_on, row.limit, row.unit, false) if some i, row in _rows

# The rows that could apply, by their place in the table.
_rows[i] := row if {
	some i, row in data.compiled.thresholds.hearing_request
	_day_fits(row)
}

_day_fits(row) if {
	row.from <= anchors.day.notice.date
	anchors.day.notice.date <= row.to
}

_day_fits(row) if {
	anchors.day.notice.date < row.from
	row.from == min([other.from | some other in data.compiled.thresholds.hearing_request])
}

_day_fits(_) if anchors.day.notice.missing
