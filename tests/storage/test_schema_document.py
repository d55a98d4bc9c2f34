"""db/SCHEMA.md tells the truth about every table and every column."""

import re

from pii_desktop.paths import database
from pii_desktop.storage.records import heading
from pii_desktop.storage.schema import metadata

ROW = "Columns of a row"


def described() -> dict[str, list[str]]:
    """The columns the document lists, by table."""
    text = (database() / "SCHEMA.md").read_text(encoding="utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)[1:]
    tables = {
        name: re.findall(r"^\| (\S+|\*columns of a row\*) \|", part, flags=re.MULTILINE)
        for name, part in zip(parts[::2], parts[1::2], strict=True)
    }
    shared = [column for column in tables.pop(ROW) if column != "column"]
    return {
        name: [each for column in columns if column != "column" for each in (shared if "*" in column else [column])]
        for name, columns in tables.items()
    }


def test_the_document_lists_every_table_and_column_in_order() -> None:
    assert described() == {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}


def test_the_row_of_a_plan_is_described_once() -> None:
    assert len(described()[heading.name]) == len(heading.columns)
