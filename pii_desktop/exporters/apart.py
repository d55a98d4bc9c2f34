"""A report becomes a file while a window is open: written in a child process that can be stopped at any moment."""

from collections.abc import Callable
from pathlib import Path

from pii_desktop import isolation
from pii_desktop.domain.report import Report
from pii_desktop.errors import OutputError
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.registry import parse_format

_LIMITS = isolation.Limits(memory_mb=1536, seconds=600.0)


def render_apart(report: Report, form: str, target: Path, cancelled: Callable[[], bool]) -> None:
    """Write `report` as `form` to `target`, whole or not at all.

    Raises OutputError as `atomic_write`, with code "too-heavy" where the child ran out of memory or time, and
    IsolationError (code "cancelled") when `cancelled` said so: the old file is then as it was, and no half one stays.
    """
    chosen = parse_format(form)

    def write(temporary: Path) -> None:
        matter = (report, chosen.value, temporary, target)
        isolation.run(f"{__name__}:write_in_child", *matter, limits=_LIMITS, cancelled=cancelled)

    def refuse_late(_temporary: Path) -> None:
        """It was opened again in the child; here is the last moment to stop."""
        if cancelled():
            raise isolation.IsolationError("Đã dừng xuất tệp.", "Tệp cũ vẫn còn nguyên vẹn.", code="cancelled")

    try:
        atomic_write(target, write, validate=refuse_late)
    except isolation.IsolationError as error:
        if error.code == "cancelled":
            raise
        raise _too_heavy(target) from error


def write_in_child(report: Report, form: str, temporary: Path, target: Path) -> None:
    """What the child does: write and open again. Raises OutputError."""
    from pii_desktop.exporters.registry import write_checked

    write_checked(report, parse_format(form), temporary, target)


def _too_heavy(target: Path) -> OutputError:
    return OutputError(
        title=f"Không lập được tệp “{target.name}”.",
        text="Máy không đủ bộ nhớ hoặc việc lập tệp đã dừng đột ngột. Tệp cũ, nếu có, vẫn còn nguyên vẹn.",
        hint="Hãy đóng bớt chương trình khác rồi xuất lại.",
        code="too-heavy",
    )
