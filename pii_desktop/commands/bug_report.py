"""What a person sees of a bug where no window stands: one sentence and where the log lies; never a traceback."""

import logging
import sys
from types import TracebackType

from pii_desktop import paths
from pii_desktop.commands.output import say
from pii_desktop.logs import LOG_NAME, open_log

_log = logging.getLogger(__name__)


def take_over_excepthook() -> None:
    """From here on an unexpected error ends the program with exit code 1, its sentence and a log entry."""
    sys.excepthook = report_bug


def report_bug(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Log where it happened and say what is safe. Python itself ends the program with 1 after it."""
    if issubclass(kind, KeyboardInterrupt):
        say("Đã dừng theo yêu cầu. Việc đang làm dở không được ghi; những gì đã lưu trước đó vẫn còn nguyên.")
        return
    _write_down("a command failed", error)
    say(
        f"Chương trình gặp lỗi ngoài dự kiến ({kind.__name__}) nên đã dừng lệnh này. "
        f"Việc đang làm dở không được ghi; những gì đã lưu trước đó vẫn còn nguyên. {_where()}"
    )


def tell_in_a_box(error: BaseException) -> None:
    """Log where the program without a console failed, and say it in a box of Windows: there is no window of ours."""
    _write_down("the program could not go on", error)
    _show_box(
        f"PII Desktop gặp lỗi ngoài dự kiến ({type(error).__name__}) nên phải dừng.\n\n"
        "Dữ liệu đã lưu vẫn còn nguyên. Hãy mở lại chương trình; nếu vẫn không mở được, hãy cài lại bản mới nhất "
        f"(dữ liệu được giữ).\n\n{_where()}"
    )


def _write_down(what: str, error: BaseException) -> None:
    end_log = open_log()
    try:
        _log.critical(what, exc_info=error)
    finally:
        end_log()


def _where() -> str:
    file = paths.log_folder() / LOG_NAME
    if file.is_file():
        return f"Hãy gửi tệp nhật ký này cho bộ phận hỗ trợ: {file}"
    return "Hãy báo cho bộ phận hỗ trợ việc vừa làm."


if sys.platform == "win32":
    import ctypes

    _ERROR_IN_FRONT = 0x10 | 0x10000  # MB_ICONERROR, MB_SETFOREGROUND

    def _show_box(words: str) -> None:
        ctypes.WinDLL("user32").MessageBoxW(None, words, paths.APP_NAME, _ERROR_IN_FRONT)

else:

    def _show_box(_words: str) -> None:
        """Only Windows runs a program that has neither a console nor a window."""
