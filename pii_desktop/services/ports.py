"""The store as use cases see it: names for annotations, so that nobody above needs to know storage."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pii_desktop.storage.attachments import EvidenceFiles as EvidenceFiles  # noqa: PLC0414
    from pii_desktop.storage.attachments import StoredFile as StoredFile  # noqa: PLC0414
    from pii_desktop.storage.catalogue_plans import BundledPlan as BundledPlan  # noqa: PLC0414 - exported on purpose
    from pii_desktop.storage.unit_of_work import UnitOfWork as UnitOfWork  # noqa: PLC0414
    from pii_desktop.storage.workspace import Workspace as Workspace  # noqa: PLC0414
