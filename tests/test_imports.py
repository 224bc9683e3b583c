"""The direction of the rooms: kaiku → advice → services_catalog → pure modules. Never back."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
# Declared once, where mypy is told to be strict; mypy fails on one that does not exist.
DECLARED = {name.removesuffix(".py").replace("/", ".") for name in TOOLS["mypy"]["files"]}
PURE = {name for name in DECLARED if (ROOT / f"{name.replace('.', '/')}.py").exists()}
FORBIDDEN = {
    "services_catalog": {"advice", "kaiku"},
    "advice": {"kaiku"},
}
LIBRARIES = {module: {"msgspec"} for module in PURE} | {
    "advice.encoding": {"msgspec", "pysat"},
    "services_catalog.content_text": {"yaml"},
}
OWN = {"kaiku", "advice", "services_catalog", "tests", "bench"}


def imports(path: Path, package: str) -> Iterator[str]:
    """Every module a file imports, inside functions too; of `from a import b` both a and a.b, as b may be a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", sorted(FORBIDDEN))
def test_a_room_never_looks_back(room):
    back = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(room)
        for name in imports(path, ".".join(path.relative_to(ROOT).parent.parts))
        if within(name, FORBIDDEN[room])
    ]
    assert back == []


@pytest.mark.parametrize("module", sorted(PURE))
def test_a_pure_module_imports_only_pure_modules(module):
    path = ROOT / f"{module.replace('.', '/')}.py"
    for name in imports(path, module.rpartition(".")[0]):
        own = name.split(".")[0] in OWN
        allowed = PURE if own else LIBRARIES[module] | set(sys.stdlib_module_names)
        assert within(name, allowed), f"{module} imports {name}"


@pytest.mark.parametrize("module", sorted(PURE))
def test_a_pure_module_of_the_catalogue_does_not_know_advice(module):
    room = module.split(".")[0]
    path = ROOT / f"{module.replace('.', '/')}.py"
    assert not any(within(name, FORBIDDEN[room]) for name in imports(path, room))


def test_import_linter_guards_the_same_modules():
    [core] = [contract for contract in TOOLS["importlinter"]["contracts"] if contract["type"] == "forbidden"]
    assert set(core["source_modules"]) == DECLARED


def test_relative_imports_are_resolved(tmp_path):
    path = tmp_path / "views.py"
    path.write_text("from . import a\nfrom ..b import c\nimport d.e\ndef f():\n    from g import h\n")
    assert list(imports(path, "x.y")) == ["x.y.a", "x.b.c", "d.e", "g.h"]
