"""The peer of an import: what one writes first, openpyxl and objects of an ORM."""

from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from benchmarks.workbooks import HEADER_ROWS


class _Base(DeclarativeBase):
    """The tables of the peer."""


class _Assignment(_Base):
    __tablename__ = "assignment"
    id: Mapped[int] = mapped_column(primary_key=True)
    stt: Mapped[str]
    name: Mapped[str]
    target: Mapped[str]
    lead: Mapped[str]
    coordinating: Mapped[str]
    search_key: Mapped[str]
    work_items: Mapped[list["_WorkItem"]] = relationship()
    history: Mapped[list["_Change"]] = relationship()


class _WorkItem(_Base):
    __tablename__ = "work_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    text: Mapped[str]


class _Change(_Base):
    __tablename__ = "history"
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    at: Mapped[datetime]
    who: Mapped[str]
    new: Mapped[str]


def import_by_orm(file: Path, database: Path) -> int:
    """Import the plan into a new database; how many assignments it then holds."""
    sheet = load_workbook(file, data_only=True).worksheets[0]
    rows = list(sheet.iter_rows(min_row=HEADER_ROWS + 1, values_only=True))
    engine = create_engine(f"sqlite:///{database}")
    _Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(_assignment([str(value) for value in row]) for row in rows)
        session.commit()
        count = session.scalar(select(func.count()).select_from(_Assignment))
    engine.dispose()
    return count or 0


def _assignment(row: list[str]) -> _Assignment:
    stt, name, target, task, lead, coordinating = row
    now = datetime.now(UTC)
    notes = [_Change(at=now, who="ai đó", new=text) for text in (name, task)]
    return _Assignment(
        stt=stt,
        name=name,
        target=target,
        lead=lead,
        coordinating=coordinating,
        search_key=name.casefold(),
        work_items=[_WorkItem(text=task)],
        history=notes,
    )
