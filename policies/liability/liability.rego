package liability

of(_, _) := {"liability": [], "unattributed": [], "no_ground": null}
