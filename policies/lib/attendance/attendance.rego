# METADATA
# title: Who of those entitled was at a meeting
# description: >-
#   A member is present if one entry says so, perhaps present if an entry does not say who
#   it is about or whether he came, and otherwise absent.
package lib.attendance

import data.lib.facts

# of gives {"entitled", "present", "perhaps", "needs"}: sets of people, and what is
# missing to know about those who were perhaps there. Without the two lists: nothing.
of(scope, at, params) := {"entitled": entitled, "present": present, "perhaps": perhaps, "needs": needs} if {
	entitled := _entitled(scope, at, params.entitled)
	entries := listed(scope, at, params.attendance)
	present := {id | some id in entitled; _came(entries, id)}
	perhaps := {id | some id in (entitled - present); _may_have_come(entries, id)}
	needs := {facts.need(ref) |
		count(perhaps) > 0
		some i, entry in entries
		_speaks_of(entry, perhaps)
		_perhaps_present(entry)
		some key in ({"person", "present"} - object.keys(entry))
		ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.attendance), i, key])
	}
}

# The list at a pointer; none where the file holds none.
listed(scope, at, pointer) := facts.value(scope, at, pointer)

listed(scope, at, pointer) := [] if facts.is_null(scope, at, pointer)

_entitled(scope, at, pointer) := {id | some id in list} if list := listed(scope, at, pointer)

_came(entries, id) if {
	some entry in entries
	entry.person == id
	entry.present == true
}

_may_have_come(entries, id) if {
	some entry in entries
	_speaks_of(entry, {id})
	_perhaps_present(entry)
	count({"person", "present"} - object.keys(entry)) > 0
}

_speaks_of(entry, ids) if entry.person in ids

_speaks_of(entry, _) if not "person" in object.keys(entry)

_perhaps_present(entry) if entry.present == true

_perhaps_present(entry) if not "present" in object.keys(entry)
