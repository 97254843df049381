"""What handouts must know of the site: its address and its name, read from ``mkdocs.yml`` without MkDocs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KEPT = Path(".cache") / "handouts"
UNSET = "https://amends.example/"


@dataclass(frozen=True)
class Site:
    """The site's whole address and its name."""

    address: str = UNSET
    name: str = "Amends"


class _Reader(yaml.SafeLoader):
    """Reads MkDocs' settings: ``!ENV`` as MkDocs does, other tags as nothing."""


def read(root: Path) -> Site:
    """The settings of the playbook at ``root``; ours where it has none."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        return Site(os.environ.get("AMENDS_URL") or UNSET)
    found = yaml.load(path.read_text(encoding="utf-8"), _Reader) or {}
    return Site(str(found.get("site_url") or UNSET), str(found.get("site_name") or Site.name))


def _from_environment(reader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The first of the named variables that is set; the last item of a list is what stands in for them."""
    if isinstance(node, yaml.SequenceNode):
        *names, otherwise = reader.construct_sequence(node, deep=True)
    else:
        names, otherwise = [node.value], None
    return next((os.environ[name] for name in names if name in os.environ), otherwise)


_Reader.add_constructor("!ENV", _from_environment)
_Reader.add_multi_constructor("", lambda reader, suffix, node: None)
