package liability.kleene_test

import data.liability.kleene

test_any_of if {
	kleene.any_of(set()) == "no"
	kleene.any_of({"no"}) == "no"
	kleene.any_of({"no", "unknown"}) == "unknown"
	kleene.any_of({"no", "unknown", "yes"}) == "yes"
}

test_all_of if {
	kleene.all_of(set()) == "yes"
	kleene.all_of({"yes"}) == "yes"
	kleene.all_of({"yes", "unknown"}) == "unknown"
	kleene.all_of({"no", "unknown", "yes"}) == "no"
}

test_negated if {
	[kleene.negated(state) | some state in ["yes", "no", "unknown"]] == ["no", "yes", "unknown"]
}

test_is if {
	kleene.is({"a": 1}, "a", {1}) == "yes"
	kleene.is({"a": 1}, "a", {2}) == "no"
	kleene.is({"a": false}, "a", {true}) == "no"
	kleene.is({"a": null}, "a", {null}) == "yes"
	kleene.is({"a": null}, "a", {1}) == "no"
	kleene.is({}, "a", {1, null}) == "unknown"
}

test_given if {
	kleene.given({"a": false}, "a") == "yes"
	kleene.given({"a": null}, "a") == "no"
	kleene.given({}, "a") == "unknown"
}

test_lacking if kleene.lacking({"a": null}, "/x/0", {"a", "b"}) == {"/x/0/b"}
