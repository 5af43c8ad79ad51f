# METADATA
# title: Weight
# description: >-
#   What rests only on a plan, a speech, a report, a sample, or on a fact that was not
#   read in the text can warn, never fail a record at a higher severity.
package lib.weight

severity(row) := data.compiled.versions[row].severity if strong(row)

severity(row) := "advisory" if not strong(row)

strong(row) if {
	some source in data.compiled.versions[row].sources
	not source.authority in {"plan", "speech", "report", "sample"}
	source.grade != "memory"
}
