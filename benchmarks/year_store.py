"""A workspace with a year in it: every page has something to show, at every size.

At each size an assignment has 52 progress records, 24 documents and two work items of its own; every second one has
three requests to others, and a history row stands for each progress record and each document. Each document has one
file of its own of a few bytes that truly lies in the store, so that a check and a backup have as many files to look at.
"""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.stores import filled_store
from pii_desktop.services.workspace import DATABASE_NAME, open_workspace
from pii_desktop.text.normalise import search_key

DOCUMENTS_PER_ROW = 24
_KINDS = ("Quyết định", "Công văn", "Báo cáo", "Kế hoạch")
_ISSUERS = ("UBND tỉnh Bắc Ninh", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Nội vụ")
_DEPARTMENTS = ("Sở Khoa học và Công nghệ", "Sở Công Thương", "Sở Nội vụ", "Thuế tỉnh")
_MOMENT = "2026-05-06T08:00:00.000000+00:00"
_WHO = "ai đó"
_HISTORY = (
    "INSERT INTO history (id, at, who, action, entity, entity_id, assignment_id, field, old, new, why, import_id, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# Every fifth row of the present period is left blank, so that every filter finds something.
_PRESENT = """
INSERT OR IGNORE INTO progress (assignment_id, period_id, value, result, difficulties, proposals, next_steps,
                                explanation, judgement_reason, citation, search_key, state, changed_at, changed_by)
SELECT assignment.id, period.id, CAST(assignment.id % 40 AS TEXT), 'Đã thực hiện theo kế hoạch.', '', '', '', '', '',
       '', 'da thuc hien theo ke hoach.', CASE assignment.id % 3 WHEN 0 THEN 'draft' ELSE 'done' END, ?, ?
FROM assignment, period WHERE period.year >= 2020 AND assignment.id % 5
"""
_OWN_WORK = """
INSERT INTO work_item (assignment_id, position, text, search_key, state, percent, result, due, timing, officer, is_own,
                       is_continuous)
SELECT assignment.id, 1000 + part.n, 'Việc riêng thứ ' || part.n || ' của dòng ' || assignment.id,
       'viec rieng thu ' || part.n || ' cua dong ' || assignment.id,
       CASE (assignment.id + part.n) % 3 WHEN 0 THEN 'todo' WHEN 1 THEN 'doing' ELSE 'done' END, 50, '',
       date('2026-01-01', '+' || (assignment.id % 360) || ' days'), '', 'Nguyễn Văn A', 1, 0
FROM assignment, (SELECT 1 AS n UNION SELECT 2) AS part
"""
_LINKS = "INSERT INTO evidence_link (evidence_id, assignment_id) VALUES (?, ?)"
_DOCUMENT = """
INSERT INTO evidence (id, number, signed_on, issuer, abstract, in_force_from, in_force_to, kind, expires_on, form, note,
                      search_key, added_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 'copy', '', ?, ?)
"""
_FILE = "INSERT INTO evidence_file (evidence_id, position, file_name, sha256, size) VALUES (?, 0, ?, ?, ?)"
_REQUESTS = """
INSERT INTO request (assignment_id, period_id, department, content, asked_on, due_on, state, result, difficulties,
                     documents, officer, search_key)
SELECT assignment.id, ?, ?, 'Đề nghị cung cấp số liệu.', '2026-05-06', '2026-06-01', ?, '', '', '', '', ?
FROM assignment WHERE assignment.id % 2
"""
_NOTES = """
INSERT INTO note (assignment_id, period_id, field, text, is_flagged, follow_up_on, written_at, written_by, search_key)
SELECT id, NULL, 'value', 'Chờ số chính thức của đơn vị', 1, '2026-12-01', ?, ?, 'cho so chinh thuc cua don vi'
FROM assignment WHERE id % 5 = 0
"""
_EXCHANGE = """
INSERT INTO exchange (happened_on, way, department, content, file_name, search_key) VALUES (?, ?, ?, ?, '', ?)
"""
_FIGURE = """
INSERT INTO denominator (kind, name, year, value, unit, as_of, document, is_final, note, search_key)
VALUES (?, ?, ?, '1000', 'người', ?, 'Niên giám thống kê', 1, '', ?)
"""
_OFFICER = """
INSERT INTO focal_officer (department, post, name, title, phone, email, since, document, search_key)
VALUES (?, 'specialist', ?, 'Chuyên viên', '', '', '2026-01-01', '', ?)
"""


def year_store(folder: Path, scale: int) -> Path:
    """A closed workspace with 52 × `scale` assignments and everything that a year leaves beside them."""
    workspace = filled_store(folder, scale)
    database = sqlite3.connect(workspace / DATABASE_NAME)
    database.execute("PRAGMA synchronous = OFF")
    with database:
        rows = [key for (key,) in database.execute("SELECT id FROM assignment ORDER BY id")]
        database.execute(_PRESENT, (_MOMENT, _WHO))
        database.execute(_OWN_WORK)
        _add_documents(database, rows, workspace / "evidence")
        _add_desk(database, scale)
        _add_history(database)
    database.close()
    open_workspace(workspace).close()  # looks at every page once, so that the next start need not
    return workspace


def _add_documents(database: sqlite3.Connection, rows: list[int], folder: Path) -> None:
    keys = range(1, len(rows) * DOCUMENTS_PER_ROW + 1)
    database.executemany(_DOCUMENT, (_document(key) for key in keys))
    database.executemany(_FILE, _files(keys, folder))
    database.executemany(_LINKS, ((key, rows[(key - 1) // DOCUMENTS_PER_ROW]) for key in keys))


def _document(key: int) -> tuple[object, ...]:
    kind, issuer = _KINDS[key % 4], _ISSUERS[key % 7 % 4]
    signed = dt.date(2025, 1, 1) + dt.timedelta(days=key % 480)
    until = signed + dt.timedelta(days=700) if key % 11 == 0 else None
    number, abstract = f"{key}/QĐ-UBND", f"{kind} về việc thực hiện nhiệm vụ thứ {key} trong năm"
    words = search_key(f"{number} {abstract} {issuer} {_file_name(key)}")
    return (key, number, f"{signed}", issuer, abstract, f"{signed}", until and f"{until}", kind, words, _MOMENT)


def _files(keys: Iterable[int], folder: Path) -> Iterator[tuple[object, ...]]:
    for number in range(256):
        (folder / f"{number:02x}").mkdir(exist_ok=True)
    for key in keys:
        content = f"Văn bản thứ {key}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        (folder / sha256[:2] / f"{sha256}.txt").write_bytes(content)
        yield key, _file_name(key), sha256, len(content)


def _file_name(key: int) -> str:
    return f"van-ban-{key}.txt"


def _add_desk(database: sqlite3.Connection, scale: int) -> None:
    """Requests, what went out and came in, notes, background figures, officers."""
    (period,) = database.execute("SELECT id FROM period WHERE year >= 2020 ORDER BY id DESC LIMIT 1").fetchone()
    for number, department in enumerate(_DEPARTMENTS[:3]):
        state = ("open", "answered", "taken")[number]
        database.execute(_REQUESTS, (period, department, state, search_key(department)))
    database.execute(_NOTES, (_MOMENT, _WHO))
    database.executemany(_EXCHANGE, (_exchange(number) for number in range(10 * scale)))
    database.executemany(_FIGURE, (_figure(number) for number in range(5 * scale)))
    database.executemany(_OFFICER, (_officer(number) for number in range(20)))


def _exchange(number: int) -> tuple[object, ...]:
    department = _DEPARTMENTS[number % 4]
    content = f"Công văn đề nghị cung cấp số liệu lần {number}"
    on = dt.date(2026, 1, 1) + dt.timedelta(days=number % 300)
    return f"{on}", ("sent", "received")[number % 2], department, content, search_key(f"{department} {content}")


def _figure(number: int) -> tuple[object, ...]:
    year = 2026 - number % 5
    name = f"Số liệu thứ {number // 5}"
    return "other", name, year, f"{year}-12-31", search_key(name)


def _officer(number: int) -> tuple[object, ...]:
    department, name = f"{_DEPARTMENTS[number % 4]}", f"Nguyễn Văn {number}"
    return department, name, search_key(f"{department} {name}")


def _add_history(database: sqlite3.Connection) -> None:
    """A row for every progress record and every document, chained as storage/journal.py does it."""
    count, last = database.execute("SELECT id, hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
    changes = database.execute(
        "SELECT 'Sửa báo cáo tiến độ', 'progress', id, assignment_id, 'result', '', result FROM progress UNION ALL "
        "SELECT 'Thêm minh chứng', 'evidence', evidence_id, assignment_id, 'abstract', '', 'Văn bản ' || evidence_id "
        "FROM evidence_link"
    ).fetchall()
    database.executemany(_HISTORY, _chained(changes, count, last))


def _chained(changes: Iterable[tuple[object, ...]], count: int, last: str) -> Iterator[tuple[object, ...]]:
    for number, change in enumerate(changes, start=count + 1):
        row = (number, _MOMENT, _WHO, *change, "", None)
        texts = ["" if part is None else str(part) for part in row]
        text = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
        last = hashlib.sha256(f"{last}{text}".encode()).hexdigest()
        yield (*row, last)
