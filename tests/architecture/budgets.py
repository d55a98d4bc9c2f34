"""How long files and functions are. `python -m tests.architecture.budgets` prints it; the tests hold the limits."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from tests.architecture.source_tree import ROOT, tracked_files

FILE_LIMIT = 400
FUNCTION_LIMIT = 50
PARAMETER_LIMIT = 5


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method: its place, its lines with the decorators left out, its parameters without self."""

    place: str
    lines: int
    parameters: int


def python_files() -> dict[str, str]:
    """The text of every Python file that git keeps, by its path."""
    files = (file for file in tracked_files() if file.suffix in {".py", ".spec"})
    return {file.as_posix(): (ROOT / file).read_text(encoding="utf-8") for file in files}


def functions_of(path: str, source: str) -> Iterator[Function]:
    """Every function of one file, nested ones too."""
    tree = ast.parse(source)
    methods = {id(item) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for item in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(f"{path}:{node.lineno} {node.name}", lines, _parameters(node, is_method=id(node) in methods))


def over_the_limits(files: Mapping[str, str]) -> list[str]:
    """A line for each file, function or list of parameters above its limit."""
    broken = []
    for path, source in files.items():
        lines = len(source.splitlines())
        if lines > FILE_LIMIT:
            broken.append(f"{path} has {lines} lines")
        for each in functions_of(path, source):
            if each.lines > FUNCTION_LIMIT:
                broken.append(f"{each.place} has {each.lines} lines")
            if each.parameters > PARAMETER_LIMIT:
                broken.append(f"{each.place} has {each.parameters} parameters")
    return broken


def report(files: Mapping[str, str]) -> str:
    """Median, nine in ten and the longest, for files and for functions, in lines."""
    lengths = {path: len(source.splitlines()) for path, source in files.items()}
    functions = [each for path, source in files.items() for each in functions_of(path, source)]
    return "\n".join(
        [
            _summary("files", "120, 250, 400", {path: lines for path, lines in lengths.items() if lines}),
            _summary("functions", "8, 25, 50", {each.place: each.lines for each in functions}),
        ]
    )


def _summary(kind: str, aim: str, lines: Mapping[str, int]) -> str:
    values: Sequence[int] = sorted(lines.values())
    nine_in_ten = quantiles(values, n=10)[-1] if len(values) > 1 else values[0]
    longest = max(lines, key=lambda place: lines[place])
    return (
        f"{len(values)} {kind}: median {median(values):.0f}, nine in ten {nine_in_ten:.0f}, "
        f"longest {lines[longest]} ({longest}); aim {aim}"
    )


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef, *, is_method: bool) -> int:
    taken = node.args
    listed = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
    is_static = any(ast.unparse(decorator) == "staticmethod" for decorator in node.decorator_list)
    return len(listed) - (is_method and not is_static)


if __name__ == "__main__":
    print(report(python_files()))
