"""The store as use cases see it: names for annotations, so that nobody above needs to know storage."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pii_desktop.storage.catalogue_plans import BundledPlan as BundledPlan
    from pii_desktop.storage.unit_of_work import UnitOfWork as UnitOfWork
    from pii_desktop.storage.workspace import Workspace as Workspace
