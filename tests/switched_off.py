"""Runs the broken fixtures of one rule with one of the places in the code that raise it taken out.

Usage: switched_off.py MODULE LINE RULE. Exit status 0 when at least one fixture's test then fails, as it must; 3 when all of
them still pass, so that nobody would miss those lines; 2 when there is no such place.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

CODE = Path(__file__).parent.parent / "hooks" / "amends"
# Where each way of making a finding takes the rule's id: the function's name and the argument's place.
RULE_ARGUMENT = {"rule": 0, "refuse": 0, "finding": 1, "Refused": 2, "_refuse": 1, "Finding": 3}
SIMPLE = (ast.Raise, ast.Expr, ast.Return)  # the statements that such a call stands in


def raises(node: ast.AST) -> list[str]:
    """The rules that a call makes a finding of, where they stand there as constants: one, or a choice of two, or none."""
    if not isinstance(node, ast.Call):
        return []
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    rule = node.args[RULE_ARGUMENT[name]] if len(node.args) > RULE_ARGUMENT.get(name, len(node.args)) else None
    said = [rule.body, rule.orelse] if isinstance(rule, ast.IfExp) else [rule]
    return [one.value for one in said if isinstance(one, ast.Constant)]


def sites(tree: ast.Module) -> list[tuple[int, str]]:
    """The line of each statement that makes a finding, with the rule."""
    statements = [one for one in ast.walk(tree) if isinstance(one, SIMPLE)]
    return [(one.lineno, rule) for one in statements for node in ast.walk(one) for rule in raises(node)]


def places() -> list[tuple[str, int, str]]:
    """Every place in the code that makes a finding under a rule named there: the module, the line, the rule."""
    files = [path for path in CODE.rglob("*.py") if path.parent.name != "handouts"]  # test_handouts.py breaks those
    modules = {path.relative_to(CODE).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}
    return sorted((name, *place) for name, tree in modules.items() for place in sites(tree))


def raised() -> set[str]:
    """The rules of all these places."""
    return {rule for *_, rule in places()}


class Without(ast.NodeTransformer):
    """Takes the statement at a line out: what it raised or said is not raised, and what it returned is nothing."""

    def __init__(self, line: int) -> None:
        self.line, self.done = line, False

    def visit(self, node: ast.AST) -> Any:
        if getattr(node, "lineno", 0) != self.line or not isinstance(node, SIMPLE):
            return self.generic_visit(node)
        self.done = True
        left = ast.Return(ast.Constant(None)) if isinstance(node, ast.Return) else ast.Pass()
        return ast.copy_location(left, node)


class Switch(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Imports one module of the package without that statement."""

    def __init__(self, file: Path, without: Without) -> None:
        self.file, self.without = file, without

    def find_spec(self, name: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        spec = importlib.machinery.PathFinder.find_spec(name, path) if name.startswith("amends") else None
        if spec is None or spec.origin != str(self.file):
            return None
        within = spec.submodule_search_locations
        return importlib.util.spec_from_file_location(name, self.file, loader=self, submodule_search_locations=within)

    def get_filename(self, fullname: str) -> str:
        return str(self.file)

    def get_data(self, path: str) -> bytes:
        return Path(path).read_bytes()

    def path_stats(self, path: str) -> Any:
        raise OSError  # never from the bytecode that the whole module left, and none left of this one

    def source_to_code(self, data: Any, path: Any, **options: Any) -> Any:
        tree = self.without.visit(ast.parse(data))
        return compile(ast.fix_missing_locations(tree), path, "exec")


def missed(rule: str) -> bool:
    """Does a fixture of the rule now say something else than it must, or nothing at all?"""
    from test_rules import BREAKS, FIXTURES, broken, checked

    for one in BREAKS[rule]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(FIXTURES / "playbook", Path(folder) / "copy"))
            broken(copy, one)
            try:
                if checked(copy, one) != (1, sorted(one["findings"])):
                    return True
            except Exception:
                return True  # what needs the finding falls over without it: the fixture's test fails
    return False


def main(module: str, line: int, rule: str) -> int:
    """Switch the place off, and run the fixtures."""
    without = Without(line)
    sys.meta_path.insert(0, Switch(CODE / module, without))
    for name in [one for one in sys.modules if one.partition(".")[0] == "amends"]:
        del sys.modules[name]
    found = missed(rule)
    return (0 if found else 3) if without.done else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
