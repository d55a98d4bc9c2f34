"""How commands print: text or one JSON document on standard output, messages on standard error."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from errno import EINVAL
from typing import TextIO

from pii_desktop.errors import OutputError


class Exit(IntEnum):
    """Exit codes (cli.md)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    REFUSED = 3
    FINDINGS = 4


def speak_utf8() -> None:
    """Print in UTF-8 from here on: Windows consoles and pipes default to an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(document: object) -> None:
    """Print one JSON document in UTF-8; Decimals become numbers, dates ISO text. Raises as `print_lines`."""
    _print(json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n")


def print_lines(*lines: str) -> None:
    """Print result lines. Raises OutputError where the file or device that takes them in refuses them.

    A reader that has gone ("| head") is no fault: nobody misses the rest.
    """
    _print("".join(f"{line}\n" for line in lines))


def say(message: str) -> None:
    """Print a message for the person, on standard error; where nobody listens any more it is lost."""
    try:
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _let_go(sys.stdout)
        # Windows says EINVAL of a pipe whose reader has gone.
        if isinstance(error, BrokenPipeError) or error.errno == EINVAL:
            return
        raise OutputError(
            "Không in được kết quả.",
            "Tệp hoặc ổ đĩa nhận kết quả đã đầy hoặc báo lỗi. Những gì lệnh đã ghi vào sổ dữ liệu vẫn còn nguyên.",
            "Hãy cho kết quả vào nơi khác rồi chạy lại.",
            "print-refused",
        ) from error


def _let_go(stream: TextIO) -> None:
    """Send the rest nowhere; Python would complain of it once more when it flushes at the end."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
