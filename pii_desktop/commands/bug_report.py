"""What a person sees of a bug in a command: one sentence and where the log lies; never a traceback."""

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


def report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log where it happened and say what is safe. Python itself ends the program with 1 after it."""
    if issubclass(kind, KeyboardInterrupt):
        say("Đã dừng theo yêu cầu. Việc đang làm dở không được ghi; những gì đã lưu trước đó vẫn còn nguyên.")
        return
    end_log = open_log()
    try:
        _log.critical("a command failed", exc_info=(kind, error, trace))
    finally:
        end_log()
    say(
        f"Chương trình gặp lỗi ngoài dự kiến ({kind.__name__}) nên đã dừng lệnh này. "
        f"Việc đang làm dở không được ghi; những gì đã lưu trước đó vẫn còn nguyên. {_where()}"
    )


def _where() -> str:
    file = paths.log_folder() / LOG_NAME
    if file.is_file():
        return f"Hãy gửi tệp nhật ký này cho bộ phận hỗ trợ: {file}"
    return "Hãy báo cho bộ phận hỗ trợ lệnh vừa chạy."
