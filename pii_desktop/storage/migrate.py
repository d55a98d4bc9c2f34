"""The schema of a new database, and the way of an older one to it.

Alembic is imported only for a database that is behind: a new one is made from the tables at once (a test holds both
ways against each other). A migration runs on a copy, inside one transaction, and the copy takes the place of the
original only when it is whole.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import SQLAlchemyError

from pii_desktop.errors import WorkspaceError
from pii_desktop.paths import database as program_database
from pii_desktop.storage import records_report as records_report  # noqa: PLC0414 - its tables are made too
from pii_desktop.storage import records_year as records_year  # noqa: PLC0414
from pii_desktop.storage.engine import driver_connection, make_engine
from pii_desktop.storage.files import TEMPORARY, flush_folder, flush_to_disk
from pii_desktop.storage.header import APPLICATION_ID
from pii_desktop.storage.held import discard, patiently, remove_patiently, replace_patiently
from pii_desktop.storage.records import REVISION, SCHEMA, TRIGGERS, meta
from pii_desktop.storage.refusals import damaged, in_words
from pii_desktop.storage.schema import metadata

_VERSION_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""

MIN_READER = 4
"""The oldest schema whose programs may read this one, kept in the table `meta`."""


def create_database(database: Path) -> None:
    """A new, empty database of the newest schema; `database` must not be there yet."""
    engine = make_engine(database)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection, checkfirst=False)
            for trigger in TRIGGERS:
                connection.exec_driver_sql(trigger)
            connection.exec_driver_sql(_VERSION_TABLE)
            connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))
            connection.execute(insert(meta).values(key="min_reader", value=str(MIN_READER)))
            _stamp(connection, SCHEMA)
    finally:
        engine.dispose()


def upgrade(database: Path, *, scripts: Path | None = None, schema: int = SCHEMA) -> None:
    """Bring a closed database to `schema` by the migrations in `scripts`.

    Raises WorkspaceError (code "migration-failed"), the file untouched. The caller has made a backup.
    """
    copy = database.with_name(f"{TEMPORARY}migrating-{database.name}")
    remove_patiently(copy)
    try:
        with in_words(database.parent):
            copy_database(database, copy)
            _migrate(copy, scripts or program_database() / "migrations", schema)
            with patiently(lambda: copy.open("rb+")) as file:
                flush_to_disk(file)
        replace_patiently(copy, database)
        flush_folder(database.parent)
    finally:
        discard(copy)
        discard(copy.with_name(f"{copy.name}-journal"))


def copy_database(source: Path, target: Path) -> None:
    """A copy of what is committed in a closed database; a journal that a crash left is rolled back first."""
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)


def refuse_unsound(connection: sqlite3.Connection, folder: Path) -> None:
    """Raises WorkspaceError (code "workspace-damaged") unless every page and every reference is sound."""
    is_whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if not is_whole or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(folder)


def _migrate(database: Path, scripts: Path, schema: int) -> None:
    engine = make_engine(database)
    try:
        with engine.connect() as connection:
            # With foreign keys on, rebuilding a parent table would silently delete its children.
            driver_connection(connection).execute("PRAGMA foreign_keys = OFF")
            _run_migrations(connection, scripts)
            _stamp(connection, schema)
            refuse_unsound(driver_connection(connection), database.parent)
            connection.commit()
    except (SQLAlchemyError, ValueError, LookupError, TypeError, AttributeError) as error:
        # A migration also reads what is kept as JSON, which may be anything in a file that was meddled with.
        raise _failed(database.parent) from error
    finally:
        engine.dispose()


def _run_migrations(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    connection.exec_driver_sql("SELECT 1")  # begins the transaction that holds all migrations
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")


def _stamp(connection: Connection, schema: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def _failed(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Chưa nâng cấp được dữ liệu của “{folder.name}”.",
        text="Dữ liệu vẫn ở nguyên phiên bản cũ và đã có bản sao lưu trong thư mục backups.",
        hint="Hãy mở lại bằng phiên bản chương trình trước đó và báo cho bộ phận hỗ trợ.",
        code="migration-failed",
    )
