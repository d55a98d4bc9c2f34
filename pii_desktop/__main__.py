"""One door: a command runs without Qt, everything else opens the window."""

import io
import os
import sys


class _Nowhere(io.TextIOBase):
    """What is printed where there is no console."""

    def write(self, text: str, /) -> int:
        return len(text)


def main() -> int:
    """The exit code of the command, of the window, or of a parser child.

    The window has its own way to tell a bug. What is raised before that stands, or after it, nobody would hear of:
    without a console the frozen program shows an English box. A console hears of it by the exception hook.
    """
    has_console = sys.stderr is not None
    sys.stdout, sys.stderr = sys.stdout or _Nowhere(), sys.stderr or _Nowhere()
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl+C, which may come before the hook stands.
        from pii_desktop.commands.bug_report import take_over_excepthook

        take_over_excepthook()
        raise
    except Exception as bug:
        if has_console or not getattr(sys, "frozen", False):
            raise
        from pii_desktop.commands.bug_report import tell_in_a_box

        tell_in_a_box(bug)
        return 1


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--isolated-child"]:
        from pii_desktop.isolation import child_main

        return child_main()
    if not _wants_window(arguments):
        from pii_desktop.commands.bug_report import take_over_excepthook

        take_over_excepthook()
        from pii_desktop.cli import main as run_command

        return run_command(arguments)
    from pii_desktop.app import main as open_window

    return open_window(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """True for no command at all, `--workspace DIR` alone, `demo`, `--self-test`, and what was opened by double click.

    A command never holds a stroke of a path, and what Explorer opens always does. Several files that were dropped on
    the program come together.
    """
    first = arguments[0] if arguments else ""
    if first in ("", "--workspace", "demo", "--self-test") or first.startswith("--workspace="):
        return True
    return first.lower().endswith(".piipack") or (bool({"/", "\\"} & set(first)) and os.path.exists(first))  # noqa: PTH110 - never raises


if __name__ == "__main__":
    sys.exit(main())
