"""No file or function grows past what one can read at a sitting."""

import pytest

from tests.architecture import budgets

# One process reads the whole program, not two.
pytestmark = pytest.mark.xdist_group("sources")


def function_with(lines: int = 2, parameters: str = "") -> str:
    return f"def lập({parameters}):\n" + "    x = 1\n" * (lines - 1)


def test_no_file_and_no_function_is_above_its_limit() -> None:
    files = budgets.python_files()
    if not files:
        pytest.skip("not a checkout, or there is no git")

    assert budgets.over_the_limits(files) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("x = 1\n" * 401, "a.py has 401 lines"),
        (function_with(lines=51), "a.py:1 lập has 51 lines"),
        (function_with(parameters="a, b, c, *, d, e, f"), "a.py:1 lập has 6 parameters"),
        ("class Kỳ:\n    def lập(self, a, b, c, d, e, f): ...", "a.py:2 lập has 6 parameters"),
        ("class Kỳ:\n    @staticmethod\n    def lập(a, b, c, d, e, f): ...", "a.py:3 lập has 6 parameters"),
    ],
)
def test_what_is_above_a_limit_is_seen(source: str, what: str) -> None:
    assert budgets.over_the_limits({"a.py": source}) == [what]


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * 400,
        function_with(lines=50),
        function_with(parameters="a, /, b, c, *d, e, f, **g"),
        "class Kỳ:\n    @classmethod\n    def lập(cls, a, b, c, d, e): ...",
    ],
)
def test_what_is_just_within_the_limits_passes(source: str) -> None:
    assert budgets.over_the_limits({"a.py": source}) == []


def test_the_report_names_the_median_and_the_longest() -> None:
    files = {"a.py": function_with(lines=3), "b.py": function_with(lines=9), "c.py": "x = 1\n" * 40}

    assert budgets.report(files).splitlines()[0].startswith("3 files: median 9, ")
    assert "longest 40 (c.py)" in budgets.report(files)
    assert "2 functions: median 6, " in budgets.report(files)
