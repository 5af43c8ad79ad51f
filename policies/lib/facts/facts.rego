# METADATA
# title: What the record says
# description: >-
#   Every pointer the tables use is in one of three states: it has a value, the file
#   holds none (null), or it was not exported (absent). A null above makes all below
#   null; an absent key above makes all below absent, and the reference is the shortest
#   absent pointer. Each container is looked at once, so the work follows the record.
package lib.facts

_type := data.compiled.record_types[input.record.type]

# The state of every pointer of the record itself.
root := read(input.record, _type.root)

# The subjects of each scope by their pointer: the record, or elements of a list, down
# to three lists deep. `id` is made of the ids of the elements, so it survives reordering.
elements := object.union_n([_whole, _first, _second, _third, _ghosts])

_whole[scope][""] := {"id": "", "facts": read(input.record, data.compiled.elements[scope])} if {
	some scope in _type.whole
}

_first[scope][at] := {"id": element.id, "facts": read(element, data.compiled.elements[scope])} if {
	some scope, place in _type.lists
	place.parent == ""
	some i, element in root.value[place.list]
	at := sprintf("%s/%d", [place.list, i])
}

_second[scope][at] := _nested(parent, element, scope) if {
	some scope, place in _type.lists
	some above, parent in object.union(_first, _whole)[place.parent]
	some i, element in parent.facts.value[place.list]
	at := sprintf("%s%s/%d", [above, substring(place.list, 1, -1), i])
}

_third[scope][at] := _nested(parent, element, scope) if {
	some scope, place in _type.lists
	some above, parent in _second[place.parent]
	some i, element in parent.facts.value[place.list]
	at := sprintf("%s%s/%d", [above, substring(place.list, 1, -1), i])
}

_nested(parent, element, scope) := {
	"id": concat("/", [parent.id, element.id]),
	"facts": read(element, data.compiled.elements[scope]),
}

# ghosts[scope][at] is the shortest absent pointer where a scope's list was not exported.
ghosts := {scope: {at: ghost.ghost | some at, ghost in subjects} | some scope, subjects in _ghosts}

# A list that was not exported stands as one element of which nothing is known.
_ghosts[scope][at] := _ghost(scope, at, root.absent[place.list]) if {
	some scope, place in _type.lists
	place.parent == ""
	at := place.list
	root.absent[at]
}

_ghosts[scope][at] := _ghost(scope, at, _pointer(above, ref)) if {
	some scope, place in _type.lists
	some above, parent in object.union_n([_whole, _first, _second])[place.parent]
	ref := parent.facts.absent[place.list]
	at := concat("", [above, substring(place.list, 1, -1)])
}

# A parent that is itself not known makes everything below it unknown.
_ghosts[scope][at] := _ghost(scope, at, root.absent[over.list]) if {
	some scope, place in _type.lists
	over := _type.lists[place.parent]
	over.parent == ""
	root.absent[over.list]
	at := concat("", [over.list, "/*", substring(place.list, 1, -1)])
}

_ghost(scope, at, ref) := {
	"id": at,
	"ghost": ref,
	"facts": {
		"value": {},
		"null": set(),
		"absent": {pointer: ref |
			some keys in data.compiled.elements[scope].expected
			some pointer in keys
		},
	},
}

# read gives {"value": {pointer: x}, "null": {pointer}, "absent": {pointer: shortest absent}}.
read(object_, index) := {"value": value, "null": null_, "absent": absent} if {
	open := {container: x |
		some container, keys in index.containers
		x := object.get(object_, keys, null)
		is_object(x)
	}
	raw := {pointer: x |
		some container, o in open
		some key, pointer in index.expected[container]
		x := o[key]
	}
	value := {pointer: x | some pointer, x in raw; x != null}
	null_here := object.keys(raw) - object.keys(value)
	null_ := null_here | {below | some pointer in null_here; some below in index.below[pointer]}
	absent_here := {index.expected[container][key] |
		some container, o in open
		some key in (object.keys(index.expected[container]) - object.keys(o))
	}
	absent := object.union(
		{below: pointer | some pointer in absent_here; some below in index.below[pointer]},
		{pointer: pointer | some pointer in absent_here},
	)
}

# The three states of a pointer as a row names it: "/x" in the record, "./x" in the subject.
value(scope, at, pointer) := x if {
	x := root.value[pointer]
} else := elements[scope][at].facts.value[pointer]

is_null(scope, at, pointer) if {
	pointer in root.null
} else if {
	pointer in elements[scope][at].facts.null
}

# What is missing for a pointer that is absent, as the report names it.
absent(scope, at, pointer) := need(ref) if {
	ref := root.absent[pointer]
} else := _absent_below(elements[scope][at], at, pointer)

_absent_below(element, at, pointer) := need(element.ghost) if {
	element.ghost
} else := need(_pointer(at, element.facts.absent[pointer]))

need(pointer) := {"kind": "record", "ref": pointer}

# Where a row's pointer stands in the record.
pointer_of(_, pointer) := pointer if startswith(pointer, "/")

pointer_of(at, pointer) := _pointer(at, pointer) if startswith(pointer, ".")

pointer_of(at, "") := at

_pointer(at, pointer) := concat("", [at, substring(pointer, 1, -1)])
