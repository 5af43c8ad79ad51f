"""
The engine: records evaluated against a bundle by a private OPA.

    found = locate(settings)
    with Engine(bundle, opa=found.path) as engine:
        for key, result in engine.evaluate_many(items, as_of="2024-06-30", settings={}):
            ...     # a dict, or an EngineFault for a record without a verdict

Nothing else of the project starts OPA or speaks to it.
"""

from checker.engine.batch import Engine, Entry
from checker.engine.halving import EngineFault
from checker.engine.install import Progress, install
from checker.engine.locate import PINNED, Located, Source, find, locate

__all__ = [
    "PINNED",
    "Engine",
    "EngineFault",
    "Entry",
    "Located",
    "Progress",
    "Source",
    "find",
    "install",
    "locate",
]
