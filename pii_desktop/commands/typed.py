"""Arguments as people type them, turned into values or into a sentence."""

import argparse
import os
import re
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from pii_desktop.errors import InputError
from pii_desktop.text.numbers import parse_decimal

_VIETNAMESE_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def number(text: str | None, what: str) -> Decimal | None:
    """The number typed for `what`, None where nothing was given. Raises InputError."""
    if text is None or not text.strip():
        return None
    try:
        return parse_decimal(text)
    except InputError as error:
        raise InputError(f"{what}: {error.title}", error.text, error.hint, error.code) from error


def day(text: str | None, what: str) -> date | None:
    """A date typed as 2025-05-06 or 06/5/2025. Raises InputError."""
    if text is None or not text.strip():
        return None
    try:
        written = _VIETNAMESE_DATE.fullmatch(text.strip())
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"{what} “{text}” không phải là ngày.",
            "Chưa có gì được ghi.",
            "Hãy nhập dạng 06/5/2025 hoặc 2025-05-06.",
            "bad-date",
        ) from None


def span(text: str | None) -> tuple[date | None, date | None]:
    """A span FROM..TO with either side blank. Raises InputError."""
    if not text:
        return None, None
    first, dots, last = text.partition("..")
    if not dots:
        raise InputError(
            f"Khoảng hiệu lực “{text}” chưa đúng.", "", "Hãy nhập TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31.", "bad-span"
        )
    return day(first, "Ngày có hiệu lực"), day(last, "Ngày hết hiệu lực")


def text(word: str) -> str:
    """What was typed, for an option that holds text. Raises ArgumentTypeError for bytes that are no UTF-8.

    Where the locale is not UTF-8, Python hands the bytes over in disguise (PEP 383): stored like that they are lost.
    """
    try:
        return os.fsencode(word).decode("utf-8") if any("\ud800" <= sign <= "\udfff" for sign in word) else word
    except UnicodeError:
        raise argparse.ArgumentTypeError("có ký tự không đọc được, hãy gõ bằng bảng mã UTF-8") from None


def place(word: str) -> str:
    """The path of a file or folder; "." and ".." become paths with a name, since messages say it.

    Raises ArgumentTypeError for a blank one: it would mean the current folder.
    """
    if not word.strip():
        raise argparse.ArgumentTypeError("không được để trống")
    return str(Path(word).resolve()) if Path(word).name in {"", ".."} else word


class VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese; ends the program with exit code 2.

    All options but -h have two dashes, so that a word with one is a value: "-0,5", "- Đã rà soát", "-bản sao.docx".
    """

    def format_usage(self) -> str:
        """How the command is typed."""
        return _in_vietnamese(super().format_usage())

    def format_help(self) -> str:
        """What the command does and takes."""
        return _in_vietnamese(super().format_help())

    def _parse_optional(self, arg_string: str) -> Any:  # noqa: ANN401 - its tuples differ from one Python to the next
        is_value = arg_string.startswith("-") and not arg_string.startswith("--") and arg_string != "-h"
        return None if is_value else super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        """Print usage and the complaint on standard error."""
        self.print_usage(sys.stderr)
        for pattern, replacement in _COMPLAINTS:
            message = re.sub(pattern, replacement, message)
        self.exit(2, f"Lệnh chưa đúng: {message}. Xem thêm: {self.prog} --help\n")


def _in_vietnamese(text: str) -> str:
    for english, vietnamese in _HEADINGS:
        text = re.sub(english, vietnamese, text, flags=re.MULTILINE)
    return text


_HEADINGS = (
    (r"^usage: ", "Cách dùng: "),
    (r"^positional arguments:", "Tham số:"),
    (r"^options:", "Tuỳ chọn:"),
    (r"show this help message and exit", "xem hướng dẫn này"),
    (r"show program's version number and exit", "xem số phiên bản"),
)
_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 không nhận giá trị \2, chỉ nhận \3"),
    (r"argument (.*?): expected (one|at least one) argument", r"\1 cần một giá trị"),
    (r"argument (.*?): invalid int value: (.*)", r"\1 phải là số nguyên, không phải \2"),
    (r"argument (.*?): (?=có ký tự|không được)", r"\1 "),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 không nhận giá trị \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 có thể là \2"),
)
