"""Files that Windows, macOS and Office leave in a folder that is only looked at: told by name, size and content.

A name alone proves nothing: anybody can call a program "desktop.ini". In an archive none of them is tolerated, since a
program wrote its members one by one.
"""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

from pii_desktop.domain.pack_findings import Found
from pii_desktop.domain.pack_names import is_program

START_LENGTH: Final = 4096
"""So many first bytes of a file are enough to tell."""

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_FORMS = {
    "thumbs.db": (_COMPOUND, 1 << 20),
    "ehthumbs.db": (_COMPOUND, 1 << 20),
    ".ds_store": (b"\0\0\0\1Bud1", 1 << 16),
}
_APPLE_DOUBLE = bytes.fromhex("00051607")
_LONGEST_APPLE = 1 << 14
_LONGEST_LOCK = 200
_LONGEST_USER = 54  # the first byte of a lock file of Office counts the letters of the user's name
_OFFICE = re.compile(r"\.(doc|xls)[a-z]?", re.IGNORECASE)
_LINE = re.compile(r"\[[^\[\]]+\]|;.*|[^=\[\]]+=.*|")
_SECTIONS = re.compile(r"^\s*\[(\.ShellClassInfo|ViewState|LocalizedFileNames)\]", re.IGNORECASE | re.MULTILINE)


def may_be_of_the_system(path: str) -> bool:
    """True where the name alone allows it, so that the first bytes are worth reading."""
    name = PurePosixPath(path).name.lower()
    return name in _FORMS or name == "desktop.ini" or name.startswith(("~$", "._"))


def is_of_the_system(found: Found, there: Collection[str]) -> bool:
    """True for a file that a system really leaves; `there` are the paths of everything in the folder, folders too."""
    path = PurePosixPath(found.path)
    name = path.name.lower()
    if found.is_unsafe or found.sha256 is None or is_program(name):
        return False
    if name in _FORMS:
        start, longest = _FORMS[name]
        return found.start.startswith(start) and found.size <= longest
    if name == "desktop.ini":
        return found.size <= START_LENGTH and _is_folder_view(found.start)
    if name.startswith("._"):
        beside = path.with_name(path.name[2:] or "_").as_posix()
        return found.start.startswith(_APPLE_DOUBLE) and found.size <= _LONGEST_APPLE and beside in there
    return name.startswith("~$") and _is_lock(found, there)


def _is_lock(found: Found, there: Collection[str]) -> bool:
    """Excel puts "~$" before the name of the open document, Word over its first letters."""
    path = PurePosixPath(found.path)
    rest = path.name[2:]
    folder = path.parent
    beside = (PurePosixPath(each).name for each in there if PurePosixPath(each).parent == folder)
    is_beside = any(rest in (each, each[1:], each[2:]) for each in beside if not each.startswith("~$"))
    is_small = 0 < found.size <= _LONGEST_LOCK and found.start[0] <= _LONGEST_USER
    return is_small and bool(_OFFICE.fullmatch(path.suffix)) and is_beside


def _is_folder_view(content: bytes) -> bool:
    """What Explorer writes of a folder's looks, and nothing that leads to another machine."""
    encoding = "utf-16" if content.startswith(b"\xff\xfe") else "latin-1"
    text = content.decode(encoding, "replace").removeprefix("\xef\xbb\xbf")
    is_printable = all(letter.isprintable() or letter in "\r\n\t" for letter in text)
    is_formed = all(_LINE.fullmatch(line.strip()) for line in text.splitlines())
    leads_away = "\\\\" in text or "//" in text
    return is_printable and is_formed and not leads_away and _SECTIONS.search(text) is not None
