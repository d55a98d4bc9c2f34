"""Look at a kept document: what services/evidence_copies.py does, under the name that pages know."""

from pii_desktop.services.evidence_copies import copy_to_look_at as copy_to_look_at  # noqa: PLC0414 - on purpose
from pii_desktop.services.evidence_copies import safe_name as safe_name  # noqa: PLC0414
