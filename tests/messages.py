"""What the interface says in Finnish, as the sources have it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT: Path = settings.BASE_DIR
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}
FOR_EDITORS = {"admin", "models", "migrations", "apps.py"}


def messages(without: frozenset[str] = frozenset()) -> set[str]:
    """Of everything but what stands in folders or files named so; the admin stays in Finnish."""
    without = without | FOR_EDITORS
    return {message for message in (*of_templates(without), *of_modules(without)) if message}


def of_templates(without: frozenset[str]) -> Iterator[str]:
    folder = ROOT / "templates"
    for path in folder.rglob("*.html"):
        name = path.relative_to(folder)
        if not without & set(name.parts):
            nodes = engines["django"].get_template(str(name)).template.nodelist
            yield from (node.filter_expression.var.literal for node in nodes.get_nodes_by_type(TranslateNode))
            yield from (n.render_token_list(n.singular)[0] for n in nodes.get_nodes_by_type(BlockTranslateNode))


def of_modules(without: frozenset[str]) -> Iterator[str]:
    for path in (*ROOT.glob("advice/**/*.py"), *ROOT.glob("services_catalog/**/*.py")):
        if not without & set(path.parts):
            calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
            first = (call.args[0] for call in calls if getattr(call.func, "id", "") in CALLS)
            yield from (arg.value for arg in first if isinstance(arg, ast.Constant))
