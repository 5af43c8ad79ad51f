"""
What a record may hold: one frozen model for each record type, and what follows from them.

The models say which keys exist and what a value looks like; they do not judge.
Every key but `type` and the ids is optional and may be null, because absent
("not exported") and null ("the file holds none") are different answers and both
are allowed. Nothing is filled in: the engine gets the JSON as it was read.
"""
