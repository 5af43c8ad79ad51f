# METADATA
# title: Ages in full years
# description: >-
#   A year of age is full from the day after the birthday. Written on the text of the
#   dates, as people are born before any calendar of working days begins.
package lib.ages

import data.lib.facts

# Whether whoever was born on a day had not lived so many full years yet on another.
under(born, years, day) if day <= birthday(born, years)

# The birthday itself; 29 February stands before 1 March in a year that has none.
birthday(born, years) := sprintf("%d%s", [to_number(substring(born, 0, 4)) + years, substring(born, 4, 6)])

# The party's date of birth, from the identity number where the file names no date.
born := facts.root.value["/party/birth_on"]

born := sprintf("%s-%s-%s", [substring(number, 6, 4), substring(number, 10, 2), substring(number, 12, 2)]) if {
	"/party/birth_on" in facts.root.null
	number := facts.root.value["/party/identity_number"]
}

unborn := facts.need(facts.root.absent["/party/birth_on"])

unborn := facts.need(facts.root.absent["/party/identity_number"]) if "/party/birth_on" in facts.root.null

# The file tells no age.
ageless if {
	"/party/birth_on" in facts.root.null
	"/party/identity_number" in facts.root.null
}
