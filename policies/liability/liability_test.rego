package liability.liability_test

import data.liability

_version(severity, branch, grade) := {
	"rule": "PEN-9001",
	"severity": severity,
	"topic": "hearing",
	"stage": "hearing",
	"liability": {"branch": branch},
	"sources": [{"authority": "law", "grade": grade}],
}

_case := {
	"type": "penalty_case",
	"id": "C1",
	"organ": {"name": "临武县应急管理局", "kind": "other"},
	"hearing": {"presider": "p"},
	"decision": {"made_on": "2026-05-06"},
	"accountability": null,
}

_of(version, record) := answer if {
	answer := liability.of("X", "") with input as {"as_of": "2026-11-24", "record": record} with data.compiled.versions as {"X": version}
}

_presider(mode) := {
	"person": "p",
	"role": "by_analogy",
	"grade": "bears",
	"ground": "LW-LIA-020",
	"branch": "LW-LIA-053",
	"model": "linwu_2010",
	"mode": mode,
	"exempt": null,
	"preliminary": true,
	"facts": ["/hearing/presider"],
}

_nobody(reason) := {"liability": [], "unattributed": [], "no_ground": [{"model": null, "reason": reason, "situation": null}]}

test_liability_in_a_decided_file if {
	_of(_version("invalidating", "office", "full_text"), _case) == {
		"liability": [_presider("liability")],
		"unattributed": [],
		"no_ground": [],
	}
}

test_exposure_in_an_open_file if {
	every decision in [null, {"made_on": null}] {
		_of(_version("invalidating", "office", "full_text"), object.union(_case, {"decision": decision})) == {
			"liability": [_presider("exposure")],
			"unattributed": [],
			"no_ground": [],
		}
	}
}

test_neither_while_the_decision_is_unknown if {
	_of(_version("invalidating", "office", "full_text"), object.remove(_case, ["decision"])) == {
		"liability": [],
		"unattributed": [{"kind": "record", "ref": "/decision"}],
		"no_ground": [],
	}
}

test_a_meeting_record_is_decided_when_it_was_held if {
	meeting := {
		"type": "meeting", "id": "M", "organ": {"name": "临武县应急管理局", "kind": "other"}, "presider": "b", "delegation": null,
		"attendance": [], "items": [], "held_on": "2026-03-01", "accountability": null,
	}
	held := _of(_version("invalidating", "meeting", "full_text"), meeting)
	[entry.mode | some entry in held.liability] == ["liability"]
	called := _of(_version("invalidating", "meeting", "full_text"), object.union(meeting, {"held_on": null}))
	[entry.mode | some entry in called.liability] == ["exposure"]
}

test_an_advisory_finding_carries_none if {
	_of(_version("advisory", "office", "full_text"), _case) == _nobody("advisory")
}

test_a_source_that_was_not_read_carries_none if {
	_of(_version("invalidating", "office", "memory"), _case) == _nobody("advisory")
	_of(_version("invalidating", "none", "memory"), _case) == _nobody("advisory")
}

test_a_rule_without_liability if {
	_of(_version("invalidating", "none", "full_text"), _case) == _nobody("none")
}
