"""Legality checks over the case records of a government bureau."""

__version__ = "0.1.0"
