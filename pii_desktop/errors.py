"""Known refusals. Everything else that is raised is a bug."""

from dataclasses import dataclass


@dataclass
class PiiError(Exception):
    """A refusal a clerk can act on: what happened, why, what is safe and what to do.

    `title` says what happened, `text` why and what is safe, `hint` what to do next, `code` is a
    short stable mark ("file-locked") for support calls and tests. All but `code` are Vietnamese.
    """

    title: str
    text: str = ""
    hint: str = ""
    code: str = "refused"

    def __str__(self) -> str:
        """The whole sentence, as printed on standard error."""
        return " ".join(part for part in (self.title, self.text, self.hint) if part)


class ForeignFileError(PiiError):
    """A file from outside cannot be read as a plan."""


class WorkspaceError(PiiError):
    """The workspace cannot be opened or changed."""


class InputError(PiiError):
    """A value that was typed cannot be taken as it stands."""


class StalePreviewError(PiiError):
    """The store changed after a preview was computed."""


class OutputError(PiiError):
    """A file could not be written; the old one is untouched."""
