"""How commands print: text or one JSON document on standard output, messages on standard error."""

import json
import sys
from datetime import datetime
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
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n")


def print_lines(*lines: str) -> None:
    """Print result lines."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def say(message: str) -> None:
    """Print a message for the person, on standard error."""
    sys.stderr.write(f"{message}\n")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
