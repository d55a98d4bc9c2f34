"""Settings that hold many values: under one key a JSON object, kept by name."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def named_setting(uow: "UnitOfWork", key: str) -> dict[str, Any]:
    """What is kept under `key`, by name; empty where nothing was."""
    found: dict[str, Any] = json.loads(uow.settings.get(key) or "{}")
    return found


def put_named_setting(uow: "UnitOfWork", key: str, kept: Mapping[str, Any]) -> None:
    """Keep `kept` as part of an action under way: the same content gives the same text, hence no line of history."""
    uow.settings.put(key, json.dumps(kept, ensure_ascii=False, sort_keys=True))
