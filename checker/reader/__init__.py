"""
Records in: bytes to a record, or to every reason why they are none.

Nothing of a bad document gets further than here. Messages name the place as the field
guide does and say what to do about it.
"""

from checker.reader.decode import MAX_BYTES
from checker.reader.model import Fault, Record, Refusal, Source, address
from checker.reader.profile import Profile, load_profile
from checker.reader.read import ReadResult, read, read_path
from checker.reader.waivers import Waiver, Waivers, load_waivers

__all__ = [
    "MAX_BYTES",
    "Fault",
    "Profile",
    "ReadResult",
    "Record",
    "Refusal",
    "Source",
    "Waiver",
    "Waivers",
    "address",
    "load_profile",
    "load_waivers",
    "read",
    "read_path",
]
