"""How commands print: text or one JSON document on standard output, messages on standard error."""

import json
import sys
from decimal import Decimal
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes (cli.md)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    REFUSED = 3
    FINDINGS = 4


def print_json(document: object) -> None:
    """Print one JSON document in UTF-8; Decimals become numbers, dates ISO text."""
    print(json.dumps(document, ensure_ascii=False, indent=1, default=_plain))


def print_lines(*lines: str) -> None:
    """Print result lines."""
    for line in lines:
        print(line)


def say(message: str) -> None:
    """Print a message for the person, on standard error."""
    print(message, file=sys.stderr)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return str(value)
