"""Amends: service-recovery cases as records, checked, linked and rendered as a playbook.

The flow is one way, and each step can be run and tested alone:
``*.yml → reader → models → Playbook → checks → pages``. Nothing in this package imports MkDocs.
"""

__version__ = "0.1.0"
