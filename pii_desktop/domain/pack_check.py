"""A received pack against its own lists: what is missing, extra, changed, renamed, swapped or there twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pii_desktop.domain.pack_bag import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    MANIFEST,
    TAG_COUNT,
    TAG_MANIFEST,
    TAGS,
    Manifest,
    parse_bag_info,
    parse_manifest,
)
from pii_desktop.domain.pack_findings import Found, Kind, PackFinding, finding
from pii_desktop.domain.pack_system import is_of_the_system
from pii_desktop.domain.plan import Severity


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a pack. `base` is its folder; `texts` are the tag files by name; `notes` what the container tells.

    `found` may name a path twice; `strays` lie beside the folder of the pack.
    """

    base: str
    found: tuple[Found, ...]
    texts: Mapping[str, bytes]
    is_archive: bool
    strays: tuple[Found, ...] = ()
    notes: tuple[PackFinding, ...] = ()


def check(contents: Contents) -> tuple[PackFinding, ...]:
    """Everything that is wrong, the worst first; a note on the container only where the content is sound."""
    listed, problems = _listed(contents)
    beside = _of_the_system(contents, listed)
    contents = replace(contents, found=tuple(each for each in contents.found if each not in beside))
    there = {each.path: each for each in contents.found}
    found = [*_needed(contents.texts), *problems, *_twice(contents.found)]
    found += [finding(Kind.UNSAFE, each.path) for each in (*contents.found, *contents.strays) if each.is_unsafe]
    found += _compared(listed, there)
    found += [finding(Kind.EXTRA, each.path) for each in contents.strays if not each.is_unsafe]
    if MANIFEST in contents.texts and BAG_INFO in contents.texts and not found:
        found += _totals(contents)
    found += _named(contents)
    found += [finding(Kind.SYSTEM, each.path) for each in beside]
    is_wrong = any(each.severity is not Severity.NOTE for each in found)  # then a zip made anew says nothing more
    mild = [each for each in contents.notes if each.severity is Severity.NOTE or each.kind is Kind.REPACKED]
    found += [each for each in contents.notes if not (is_wrong and each in mild)]
    renamed = {each.path for each in found if each.kind is Kind.RENAMED}
    told = [each for each in dict.fromkeys(found) if each.kind is not Kind.MISSING or each.path not in renamed]
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return tuple(sorted(told, key=lambda each: order.index(each.severity)))


def _of_the_system(contents: Contents, listed: Mapping[str, str]) -> tuple[Found, ...]:
    """What a system left in an unpacked pack; an archive was written by a program, nothing comes into it by itself."""
    if contents.is_archive:
        return ()
    there = {each.path for each in contents.found}
    there |= {folder.as_posix() for path in there for folder in PurePosixPath(path).parents}
    unlisted = (each for each in contents.found if each.path not in listed)
    return tuple(each for each in unlisted if is_of_the_system(each, there))


def _listed(contents: Contents) -> tuple[dict[str, str], list[PackFinding]]:
    """The hashes of both manifests, and what is wrong with the lists themselves."""
    payload, tags = (_manifest(contents.texts, name) for name in (MANIFEST, TAG_MANIFEST))
    problems = [finding(Kind.LIST, MANIFEST, line[:80]) for line in payload.bad_lines]
    problems += [finding(Kind.LIST, TAG_MANIFEST, line[:80]) for line in tags.bad_lines]
    problems += [finding(Kind.LIST, MANIFEST, path) for path in payload.hashes if not path.startswith("data/")]
    problems += [finding(Kind.LIST, TAG_MANIFEST, path) for path in tags.hashes if path.startswith("data/")]
    needed = set(TAGS) - {TAG_MANIFEST}
    if TAG_MANIFEST in contents.texts:
        problems += [finding(Kind.LIST, TAG_MANIFEST, name) for name in sorted(needed - set(tags.hashes))]
    for name, text in contents.texts.items():
        if name in (MANIFEST, TAG_MANIFEST) and not _is_canonical(text):
            problems.append(finding(Kind.LIST, name, "thứ tự hoặc dấu xuống dòng"))
    return {**payload.hashes, **tags.hashes}, problems


def _is_canonical(text: bytes) -> bool:
    """Sorted, one line a file, small letters: our lists differ in no byte when nobody touched them."""
    parsed = parse_manifest(text.decode("utf-8", "replace"))
    lines = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(parsed.hashes.items()))
    return bool(parsed.bad_lines) or lines.encode("utf-8") == text


def _manifest(texts: Mapping[str, bytes], name: str) -> Manifest:
    return parse_manifest(texts.get(name, b"").decode("utf-8", "replace"))


def _needed(texts: Mapping[str, bytes]) -> Iterator[PackFinding]:
    """The files without which nothing, or less, can be checked."""
    for name in TAGS:
        if name not in texts:
            yield finding(Kind.MISSING, name)
    if BAGIT in texts and texts[BAGIT].replace(b"\r\n", b"\n") != BAGIT_TEXT.encode():
        yield finding(Kind.CHANGED, BAGIT)


def _twice(found: Iterable[Found]) -> Iterator[PackFinding]:
    """Two members of an archive under one name: programs unpack the one or the other."""
    seen: set[str] = set()
    for each in found:
        if each.path in seen:
            yield finding(Kind.TWICE, each.path)
        seen.add(each.path)


def _compared(listed: Mapping[str, str], there: Mapping[str, Found]) -> list[PackFinding]:
    """The lists against what is there; missing and extra files of one content are one renamed file."""
    changed = [path for path in listed if path in there and there[path].sha256 != listed[path]]
    missing = [path for path in listed if path not in there]
    extra = [path for path in there if path not in listed and path != TAG_MANIFEST and not there[path].is_unsafe]
    renamed = _renamed(missing, extra, listed, there)
    found = [finding(Kind.RENAMED, old, new) for old, new in renamed.items()]
    found += [finding(Kind.MISSING, path) for path in missing if path not in renamed and path not in TAGS]
    found += _changed(changed, listed, there)
    found += [_surplus(there[path], listed) for path in extra if path not in renamed.values()]
    payload = [path for path in listed if path.startswith("data/")]
    if len(payload) > 1 and not any(path in there and there[path].sha256 == listed[path] for path in payload):
        found.append(finding(Kind.OTHER, MANIFEST))
    return found


def _renamed(
    missing: list[str], extra: list[str], listed: Mapping[str, str], there: Mapping[str, Found]
) -> dict[str, str]:
    """Old name to new name."""
    free = list(extra)
    renamed: dict[str, str] = {}
    for old in missing:
        new = next((path for path in free if there[path].sha256 == listed[old]), None)
        if new is not None:
            free.remove(new)
            renamed[old] = new
    return renamed


def _changed(changed: list[str], listed: Mapping[str, str], there: Mapping[str, Found]) -> Iterator[PackFinding]:
    by_hash = {sha256: path for path, sha256 in listed.items()}
    for path in changed:
        sha256 = there[path].sha256
        other = by_hash.get(sha256) if sha256 else None
        if sha256 is None:
            yield finding(Kind.UNREADABLE, path)
        elif other is None:
            yield finding(Kind.CHANGED, path)
        elif other in there and there[other].sha256 == listed[path]:
            yield finding(Kind.SWAPPED, min(path, other), max(path, other))
        else:
            yield finding(Kind.REPLACED, path, other)


def _surplus(extra: Found, listed: Mapping[str, str]) -> PackFinding:
    twin = next((path for path, sha256 in listed.items() if sha256 == extra.sha256), None)
    return finding(Kind.EXTRA, extra.path) if twin is None else finding(Kind.DUPLICATE, extra.path, twin)


def _totals(contents: Contents) -> Iterator[PackFinding]:
    """The counts that bag-info.txt tells: they betray a list that was shortened together with the files."""
    info = parse_bag_info(contents.texts[BAG_INFO].decode("utf-8", "replace"))
    told = info.get("Payload-Oxum", "")
    payload = [each for each in contents.found if each.path.startswith("data/")]
    if told != f"{sum(each.size for each in payload)}.{len(payload)}":
        yield finding(Kind.TOTAL, BAG_INFO, told)
    tags = len(contents.found) - len(payload)
    if TAG_COUNT in info and info[TAG_COUNT] != str(tags):
        yield finding(Kind.TOTAL, BAG_INFO, info[TAG_COUNT])


def _named(contents: Contents) -> Iterator[PackFinding]:
    """A bag in a folder of another name: a clerk may rename a folder, an archive keeps the name it was made with."""
    if BAG_INFO not in contents.texts:
        return
    told = parse_bag_info(contents.texts[BAG_INFO].decode("utf-8", "replace")).get("External-Identifier", "")
    if contents.base and told and told != contents.base:
        yield finding(Kind.OTHER_NAME if contents.is_archive else Kind.OTHER_FOLDER, told, contents.base)
