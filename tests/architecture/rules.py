"""The rules of the house. Each takes sources and returns a line for every place that breaks it."""

import ast
import sys
import tomllib
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter

from tests.architecture.source_tree import PACKAGE, ROOT, Import, Sources, imports_of, parsed

GROUND = frozenset({"text", "errors", "paths", "isolation", "isolation_windows", "logs", "origin", "winerrors"})
COMPOSITION = frozenset({"__main__", "app", "cli", "self_test"})
FILE_FLOOR = frozenset({"importers", "storage", "exporters"})
MAY_IMPORT = {
    **dict.fromkeys(GROUND, GROUND),
    "domain": GROUND,
    **dict.fromkeys(FILE_FLOOR, GROUND | {"domain"}),
    "services": GROUND | {"domain"} | FILE_FLOOR,
    "ui": GROUND | {"domain", "services"},
    "commands": GROUND | {"domain", "services"},
    "db": GROUND | {"domain", "storage"},
}
"""Which rooms a room may import besides itself. Those that put things together are not listed: they import all."""

THIRD_PARTY_HOMES = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlalchemy": {"storage", "db"},
    "alembic": {"storage", "db"},
    "reportlab": {"exporters"},
    "openpyxl": {"importers", "exporters"},
    "defusedxml": {"importers", "exporters"},
    "docx": {"importers", "exporters"},
    "lxml": {"importers", "exporters"},
    "pdfplumber": {"importers", "exporters"},
    "pdfminer": {"importers"},
    "pypdfium2": {"importers", "exporters"},
    "PIL": {"importers"},
    "xlrd": {"importers"},
    "platformdirs": {"paths"},
}
UI_SHARED = frozenset({"widgets", "models"})
UI_JOINTS = frozenset({"main_window", "page_making"})
BROAD_EXCEPT_ALLOWED = frozenset(
    f"{PACKAGE}.{module}" for module in ("__main__", "app", "isolation", "ui.tasks", "ui.error_dialog")
)
# fmt: off
OPENS_SOMETHING = frozenset({
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "connect",
    "create_engine", "sessionmaker",
    "QApplication", "QGuiApplication", "QMainWindow", "QWidget",
    "basicConfig", "dictConfig", "fileConfig", "FileHandler", "RotatingFileHandler", "addHandler",
    "Popen", "check_call", "check_output", "Thread", "Process", "ThreadPoolExecutor", "ProcessPoolExecutor",
})
# fmt: on


def room_of(module: str) -> str:
    """The part of the house a module belongs to: the name below the package, or `db`."""
    parts = module.split(".")
    if parts[0] != PACKAGE:
        return parts[0]
    return parts[1] if len(parts) > 1 else PACKAGE


def floors_broken(sources: Sources) -> list[str]:
    """Imports between rooms that the floors do not allow, and rooms that no floor names."""
    unknown = {room_of(module) for module in sources} - set(MAY_IMPORT) - COMPOSITION - {PACKAGE}
    broken = [f"{room} is a room that no rule names" for room in sorted(unknown)]
    for each in _between_our_modules(sources):
        importer, target = room_of(each.importer), room_of(each.target)
        if importer in MAY_IMPORT and target not in MAY_IMPORT[importer] | {importer, PACKAGE}:
            broken.append(str(each))
    return broken


def third_parties_astray(sources: Sources) -> list[str]:
    """Foreign packages outside their home. What puts things together may import all of them."""
    return [
        str(each)
        for each in imports_of(sources)
        if not _is_ours(each)
        and (package := each.target.split(".")[0]) not in sys.stdlib_module_names
        and room_of(each.importer) not in COMPOSITION | THIRD_PARTY_HOMES.get(package, set())
    ]


def qt_below_the_window(sources: Sources) -> list[str]:
    """Imports by which the command line would load Qt."""
    forbidden = {"PySide6", "shiboken6", f"{PACKAGE}.ui", f"{PACKAGE}.app"}
    return [
        str(each)
        for each in imports_of(sources)
        if room_of(each.importer) in {"cli", "commands"}
        and any(each.target == name or each.target.startswith(name + ".") for name in forbidden)
    ]


def features_joined(sources: Sources) -> list[str]:
    """Feature folders of ui/ that another module of ui/ imports than those that join the pages."""
    ui = f"{PACKAGE}.ui."
    inside = [module.removeprefix(ui).split(".") for module in sources if module.startswith(ui)]
    features = {parts[0] for parts in inside if len(parts) > 1} - UI_SHARED
    broken = []
    for each in _between_our_modules(sources):
        if not (each.importer.startswith(ui) and each.target.startswith(ui)):
            continue
        importer, target = (name.removeprefix(ui).split(".")[0] for name in (each.importer, each.target))
        if target in features and importer not in {target} | UI_JOINTS:
            broken.append(str(each))
    return broken


def import_cycles(sources: Sources) -> list[str]:
    """One line for the first ring of modules that import one another; imports under TYPE_CHECKING count."""
    graph: dict[str, set[str]] = {}
    for each in _between_our_modules(sources):
        if each.importer != each.target:
            graph.setdefault(each.importer, set()).add(each.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        return [" imports ".join(reversed(cycle.args[1]))]
    return []


def packages_with_code(sources: Sources, packages: set[str]) -> list[str]:
    """Packages whose `__init__` holds more than a docstring; that of the program also names its version."""
    broken = []
    for package in sorted(packages):
        body = parsed(sources[package]).body
        allowed = [_is_docstring] if package != PACKAGE else [_is_docstring, _is_version]
        if not body or not all(any(is_it(node) for is_it in allowed) for node in body):
            broken.append(package)
    return broken


def opened_while_imported(sources: Sources) -> list[str]:
    """Calls at the top of a module or class that open a file, an engine, a window or a log."""
    return [
        f"{module}:{call.lineno} calls {_called(call)}"
        for module, source in sources.items()
        for call in _calls_while_imported(parsed(source))
        if _called(call) in OPENS_SOMETHING
    ]


def broad_excepts(sources: Sources) -> list[str]:
    """`except:`, `except Exception`, `except BaseException` outside the last resorts; what tidies and re-raises may."""
    return [
        f"{module}:{node.lineno}"
        for module, source in sources.items()
        if module not in BROAD_EXCEPT_ALLOWED
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _raises_again(node)
    ]


def declared_dependencies() -> set[str]:
    """The distribution names that pyproject.toml asks for, in lower case."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_"
    return {_leading(requirement.lower(), lambda char: char in letters) for requirement in project["dependencies"]}


def _between_our_modules(sources: Sources) -> list[Import]:
    return [each for each in imports_of(sources) if _is_ours(each)]


def _is_ours(each: Import) -> bool:
    return each.target.split(".")[0] in {PACKAGE, "db"}


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__version__"]


def _calls_while_imported(node: ast.AST) -> list[ast.Call]:
    calls = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or _is_main_guard(child):
            continue
        calls += ([child] if isinstance(child, ast.Call) else []) + _calls_while_imported(child)
    return calls


def _is_main_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(each) for each in caught.elts)
    return caught is None or ast.unparse(caught) in {"Exception", "BaseException"}


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _leading(text: str, keep: Callable[[str], bool]) -> str:
    end = next((index for index, char in enumerate(text) if not keep(char)), len(text))
    return text[:end]
