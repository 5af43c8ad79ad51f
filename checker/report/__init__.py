"""
The report on records: its contract, its sentences, and how it is put together.
"""
