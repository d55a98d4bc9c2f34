"""The parts of an Office file, and what must hold for the package of any of them."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts_of(file: Path) -> dict[str, Any]:
    """The XML parts by their path, each of them well-formed; None for pictures of dots."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert len(names) == len({name.casefold() for name in names})
        return {name: None if name.endswith(".png") else etree.fromstring(archive.read(name)) for name in names}


def tag(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def every(root: Any, name: str) -> Iterator[Any]:
    """Each element of that name below `root`."""
    return (each for each in root.iter(etree.Element) if tag(each) == name)


def check_types(parts: dict[str, Any]) -> None:
    """Every part has a type, by its path or by its ending, and every type a part."""
    types = parts["[Content_Types].xml"]
    named = {each.get("PartName") for each in every(types, "Override")}
    endings = {each.get("Extension") for each in every(types, "Default")}
    assert named <= {f"/{path}" for path in parts}
    assert [
        path
        for path in parts
        if f"/{path}" not in named and not path.startswith("[") and path.rpartition(".")[2] not in endings - {"xml"}
    ] == []


def check_relations(parts: dict[str, Any]) -> None:
    """Every relation leads to a part, and every relation that a part uses is told."""
    for path, root in parts.items():
        if not path.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(path))
        assert len({each.get("Id") for each in root}) == len(root)
        inside = (each.get("Target") for each in root if each.get("TargetMode") != "External")
        assert {posixpath.normpath(posixpath.join(folder, each)).lstrip("/") for each in inside} <= set(parts)
        owner = parts.get(posixpath.join(folder, posixpath.basename(path).removesuffix(".rels")))
        if owner is not None:
            assert _used(owner) <= {each.get("Id") for each in root}


def _used(owner: Any) -> set[str]:
    return {value for each in owner.iter() for key, value in each.attrib.items() if key.startswith(_RELATIONS)}
