"""Reports that get signed: versions with what was frozen in them, and the user's own wording.

A migration is never changed once it was released; it is written as the plain SQL that it runs.
"""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    connection = op.get_bind()
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in sql.partition("\n")[2].split(";\n")[:-1]:
        connection.exec_driver_sql(statement.strip())
    connection.exec_driver_sql("UPDATE meta SET value = '3' WHERE \"key\" = 'min_reader'")
