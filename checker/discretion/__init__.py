"""
Fine ranges and the discretion tables that divide them: proved whole.

Pure. Imports `catalog` only.
"""
