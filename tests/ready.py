"""Workspaces that are ready to work in: made once for all tests of a process, copied for each."""

import shutil
import tempfile
from pathlib import Path

from pii_desktop.services.dates import today
from pii_desktop.services.sample import create_sample
from pii_desktop.services.workspace import NewWorkspace, create_workspace, open_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace

_MADE: dict[str, Path] = {}


def ready_workspace(folder: Path, plan: str = "") -> Workspace:
    """An open workspace of Sở Tài chính of Bắc Ninh in `folder`, with a bundled plan unless `plan` is blank."""
    if plan not in _MADE:
        made = Path(tempfile.mkdtemp(prefix="pii-ready-")) / "sổ dữ liệu"
        with create_workspace(made, NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
            if plan:
                take_bundled(workspace, plan)
        _MADE[plan] = made
    shutil.copytree(_MADE[plan], folder)
    return open_workspace(folder)


def ready_sample(folder: Path) -> Workspace:
    """An open workspace in `folder` with the sample records of today."""
    key = f"mẫu {today()}"
    if key not in _MADE:
        made = Path(tempfile.mkdtemp(prefix="pii-ready-")) / "sổ mẫu"
        create_sample(made, today()).close()
        _MADE[key] = made
    shutil.copytree(_MADE[key], folder)
    return open_workspace(folder)
