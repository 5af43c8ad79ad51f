# METADATA
# title: A period whose text is not known here
# description: The rule existed, but its words in that period were not read. No guess is made.
package kinds.unknown_law

import data.lib.groups

missing contains [row, at, {"kind": "law", "ref": cite}] if {
	some [_, row, params, at] in groups.rows("unknown_law")
	some cite in params.cites
}
