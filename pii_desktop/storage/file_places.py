"""Places of the files of a document after a step was taken back, so that one file alone is the main one."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from pii_desktop.storage.replaying import RecordChange

_FILES: Final = "SELECT id, position FROM evidence_file WHERE evidence_id = ?"
_MOVED: Final = "UPDATE evidence_file SET position = ? WHERE id = ?"


def put_in_order(connection: Connection, changes: Iterable[RecordChange]) -> None:
    """Number the files of every document that `changes` gave a file back.

    Of two with one place the file that came back stands behind: somebody chose the other one since.
    """
    back = [each.known for each in changes if each.table.name == "evidence_file" and each.before is None]
    returned = {file["id"] for file in back}
    for document in {file["evidence_id"] for file in back}:
        files = connection.exec_driver_sql(_FILES, (document,)).all()
        ordered = sorted(files, key=lambda file: (file.position, file.id in returned, file.id))
        for place, file in enumerate(ordered):
            if file.position != place:
                connection.exec_driver_sql(_MOVED, (place, file.id))
