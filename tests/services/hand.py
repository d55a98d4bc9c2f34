"""What a random thing is done with."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from pii_desktop.errors import InputError
from pii_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.stored import a_file

WORDS = ("Đã giải ngân", "Chậm hạn", "Đề nghị Sở Y tế phối hợp", "", "ký tự “lạ” \\ \" ' \t;", "5 %")
DEPARTMENTS = ("Sở Y tế", "Sở Nội vụ", "Sở Khoa học và Công nghệ")


@dataclass(frozen=True, slots=True)
class Hand:
    """What a thing is done with: the unit of work, chance, and a folder for files."""

    uow: UnitOfWork
    chance: Random
    folder: Path

    def any_id(self, table: str) -> Any:
        """The id of any record of a table. Raises InputError where there is none: then there is nothing to do."""
        ids = self.uow._connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id").scalars().all()
        if not ids:
            raise InputError("Không có gì để làm.", "", "", "nothing-there")
        return self.chance.choice(ids)

    def words(self) -> str:
        """Any text."""
        return f"{self.chance.choice(WORDS)} {self.chance.randrange(9)}"

    def number(self) -> Decimal:
        """Any number a person types."""
        return Decimal(self.chance.randrange(1, 9999)) / self.chance.choice((1, 10, 100))

    def day(self) -> date:
        """Any day of two years."""
        return date(2025, 1, 1) + timedelta(days=self.chance.randrange(700))

    def is_so(self) -> bool:
        """Yes or no."""
        return self.chance.random() < 0.5

    def file(self) -> Path:
        """One of a few contents, so that the same one comes again."""
        number = self.chance.randrange(6)
        return a_file(self.folder, f"Quyết định {number}.pdf", f"%PDF {number}".encode())
