"""
An archive of records, checked whole: from sources to one line a record in a store.

What an archive's reader gets (tables, pages, one file of lines) is derived from the store
by `formats.archive`. See `run` for how a scan goes on where it was stopped.
"""
