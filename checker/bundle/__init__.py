"""
From tables and policies to the one bundle OPA runs.

`conditions` brings named conditions into the form Rego evaluates, `compiler` groups
the rows, `build` writes the bundle, `digest` tells its state, `cache` keeps what was built.
"""
