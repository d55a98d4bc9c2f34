"""Old databases come to the newest schema with every row, or stay byte for byte as they were."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pii_desktop.domain.ids import NoteId
from pii_desktop.errors import WorkspaceError
from pii_desktop.paths import database as program_database
from pii_desktop.storage import workspace as workspaces
from pii_desktop.storage.backup import row_counts
from pii_desktop.storage.header import APPLICATION_ID
from pii_desktop.storage.migrate import MIN_READER, create_database, upgrade
from pii_desktop.storage.records import SCHEMA
from pii_desktop.storage.workspace import open_workspace
from tests.data.make_workspaces import make

FIXTURES = sorted((Path(__file__).parents[1] / "data" / "workspaces").glob("schema_*.sqlite"))

REBUILD_A_PARENT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{SCHEMA + 1:04d}"
down_revision = "{SCHEMA:04d}"


def upgrade() -> None:
    with op.batch_alter_table("plan", recreate="always", table_kwargs={{"sqlite_strict": True}}) as batch:
        batch.add_column(sa.Column("note", sa.TEXT))
"""

FAIL_HALFWAY = (
    REBUILD_A_PARENT
    + """
    op.execute("CREATE TABLE half_made (id INTEGER) STRICT")
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
)


def planted_scripts(folder: Path, source: str) -> Path:
    """The migrations of the program and one more."""
    scripts = shutil.copytree(program_database() / "migrations", folder / "100% migrations")
    (scripts / "versions" / f"{SCHEMA + 1:04d}_planted.py").write_text(source, encoding="utf-8")
    return scripts


def schema_of(database: Path) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {name: re.sub(r"\s+", " ", sql).strip() for name, sql in rows}


def counts_of(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as connection:
        return row_counts(connection)


def pragma(database: Path, name: str) -> object:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of schema 1, in a workspace folder: it has every migration before it."""
    (tmp_path / "Không gian").mkdir()
    return shutil.copyfile(FIXTURES[0], tmp_path / "Không gian" / "pii.sqlite")


def test_a_new_database_is_what_the_migrations_give(tmp_path: Path) -> None:
    create_database(tmp_path / "new.sqlite")
    with closing(sqlite3.connect(tmp_path / "migrated.sqlite")) as connection:
        connection.execute("VACUUM")
    upgrade(tmp_path / "migrated.sqlite")

    assert schema_of(tmp_path / "migrated.sqlite") == schema_of(tmp_path / "new.sqlite")
    assert counts_of(tmp_path / "migrated.sqlite") == counts_of(tmp_path / "new.sqlite")
    assert pragma(tmp_path / "migrated.sqlite", "user_version") == SCHEMA
    assert pragma(tmp_path / "migrated.sqlite", "application_id") == APPLICATION_ID
    meta = rows_of(tmp_path / "migrated.sqlite", "SELECT * FROM meta")
    assert meta == rows_of(tmp_path / "new.sqlite", "SELECT * FROM meta") == [("min_reader", str(MIN_READER))]


def test_there_is_one_migration_and_one_fixture_for_each_schema() -> None:
    migrations = sorted((program_database() / "migrations" / "versions").glob("*.py"))

    numbers = [f"{number:04d}" for number in range(1, SCHEMA + 1)]
    assert [path.name[:4] for path in migrations] == numbers
    # The newest schema gets its fixture when it is released.
    assert [path.stem.removeprefix("schema_") for path in FIXTURES] in (numbers, numbers[:-1])


def test_a_fixture_of_the_newest_schema_would_hold_a_row_of_every_table(tmp_path: Path) -> None:
    make(tmp_path / "newest.sqlite")

    assert [name for name, count in counts_of(tmp_path / "newest.sqlite").items() if count == 0] == []


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_released_database_opens_with_every_row(fixture: Path, tmp_path: Path) -> None:
    shutil.copyfile(fixture, tmp_path / "pii.sqlite")
    before = counts_of(fixture)
    assert min(before.values()) > 0

    with open_workspace(tmp_path, who="Lan") as workspace:
        assert workspace.read(lambda uow: uow.history.verify())
        (plan,) = [each for each in workspace.read(lambda uow: uow.plans.all()) if each.id == 1]
        assert plan.document.number == "279/KH-UBND"
    after = counts_of(tmp_path / "pii.sqlite")
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("fixture", FIXTURES[1:], ids=lambda path: path.stem)
def test_what_was_done_under_a_released_schema_can_be_taken_back(fixture: Path, tmp_path: Path) -> None:
    shutil.copyfile(fixture, tmp_path / "pii.sqlite")

    with open_workspace(tmp_path, who="Lan") as workspace:
        (step,) = workspace.read(lambda uow: uow.steps.trash())
        workspace.run(lambda uow: uow.steps.restore(step.id))
        assert workspace.read(lambda uow: uow.notes.get(NoteId(2))).text == "Ghi nhầm"
        for _ in range(3):
            workspace.run(lambda uow: uow.steps.undo())
        assert workspace.read(lambda uow: uow.steps.next()).undo is None
    assert rows_of(tmp_path / "pii.sqlite", "SELECT * FROM denominator") == []


def rows_of(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_every_row_of_schema_1_is_kept_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        row_counts_before = row_counts(connection)
        columns = {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in row_counts_before
        }
    moved = {"evidence": {"file_name", "sha256", "size"}, "setting": {"value"}, "meta": {"value"}}
    queries = {
        name: f"SELECT {', '.join(chr(34) + each + chr(34) for each in names if each not in moved.get(name, ()))}"
        f" FROM {name} ORDER BY 1"
        for name, names in columns.items()
        if name != "alembic_version"
    }
    before = {name: rows_of(old, query) for name, query in queries.items()}
    files = rows_of(old, "SELECT id, file_name, sha256, size FROM evidence ORDER BY id")
    numbers = rows_of(old, "SELECT name, seq FROM sqlite_sequence ORDER BY name")

    upgrade(old)

    assert {name: rows_of(old, query) for name, query in queries.items()} == before
    assert rows_of(old, "SELECT evidence_id, file_name, sha256, size FROM evidence_file ORDER BY 1") == files
    assert set(numbers) <= set(rows_of(old, "SELECT name, seq FROM sqlite_sequence"))


def test_ids_that_were_given_go_on_after_a_migration(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 41 WHERE name = 'period'")

    upgrade(old)

    assert rows_of(old, "SELECT seq FROM sqlite_sequence WHERE name = 'period'") == [(41,)]


def test_the_officers_of_the_profile_become_focal_officers(old: Path) -> None:
    leader = '{"name": "Trần Văn Bình", "title": "Phó Giám đốc", "phone": "0222", "email": ""}'
    profile = f'{{"department": "Sở Tài chính", "leader": {leader}, "specialist": null}}'
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE setting SET value = ? WHERE \"key\" = 'profile'", (profile,))

    upgrade(old)

    officers = rows_of(old, "SELECT department, post, name, title, since, until FROM focal_officer")
    assert officers == [("Sở Tài chính", "leader", "Trần Văn Bình", "Phó Giám đốc", None, None)]


def test_what_was_sent_before_has_a_version_without_content(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE period SET state = 'sent' WHERE id = 1")

    upgrade(old)

    versions = rows_of(old, "SELECT period_id, number, kind, state, frozen_at, evidence_id FROM report_version")
    assert versions == [(1, 1, "report", "sent", None, None)]
    assert rows_of(old, "SELECT * FROM report_content") == []


def test_rebuilding_a_parent_table_keeps_its_children(old: Path, tmp_path: Path) -> None:
    before = counts_of(old)

    upgrade(old, scripts=planted_scripts(tmp_path, REBUILD_A_PARENT), schema=SCHEMA)

    after = counts_of(old)
    assert {name: after[name] for name in before} == before
    assert (pragma(old, "user_version"), pragma(old, "application_id")) == (SCHEMA, APPLICATION_ID)
    assert "note" in schema_of(old)["plan"]
    assert {path.name for path in old.parent.iterdir()} == {"pii.sqlite"}


def test_a_migration_that_fails_halfway_leaves_the_old_database(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(WorkspaceError) as caught:
        upgrade(old, scripts=planted_scripts(tmp_path, FAIL_HALFWAY), schema=SCHEMA)

    assert caught.value.code == "migration-failed"
    assert "no_such_table" not in str(caught.value)
    assert old.read_bytes() == before
    assert {path.name for path in old.parent.iterdir()} == {"pii.sqlite"}


@pytest.mark.parametrize("profile", ["{", "[]", '{"leader": {"name": "Nguyễn Văn An"}}'])
def test_a_profile_that_cannot_be_read_stops_the_migration_in_words(old: Path, profile: str) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE \"key\" = 'profile'", (profile,))
        connection.commit()
    before = old.read_bytes()

    with pytest.raises(WorkspaceError) as caught:
        upgrade(old)

    assert caught.value.code == "migration-failed"
    assert old.read_bytes() == before


def test_an_older_workspace_is_backed_up_before_it_is_brought_up_to_date(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = planted_scripts(tmp_path, REBUILD_A_PARENT)
    before = counts_of(old)
    monkeypatch.setattr(workspaces, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(workspaces, "upgrade", lambda database: upgrade(database, scripts=scripts, schema=SCHEMA))

    with open_workspace(old.parent, who="Lan") as workspace:
        assert workspace.last_backup() is not None

    (backup,) = [path for path in (old.parent / "backups").iterdir() if path.name.startswith("000001")]
    assert (pragma(backup / "pii.sqlite", "user_version"), pragma(old, "user_version")) == (1, SCHEMA)
    assert counts_of(backup / "pii.sqlite") == before
