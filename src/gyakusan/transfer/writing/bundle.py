"""The `.gyakusan` bundle: a ZIP with a manifest, every artifact of every edition as JSON, and the documents."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gyakusan import __version__
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Label
from gyakusan.identity.models import Brief
from gyakusan.transfer.writing.archive import pack
from gyakusan.transfer.writing.errors import BundleDamaged, BundleTooLarge, BundleTooNew, NotABundle
from gyakusan.workshop.models import Dossier, Edition, Process, Workshop

FORMAT = 1
MAX_BYTES = 200_000_000
"""Largest bundle, packed and unpacked."""
MAX_ENTRIES = 5_000
_MANIFEST = "manifest.json"
_SAFE = re.compile(r"(?!/)(?!.*(?:^|/)\.{1,2}(?:/|$))[^\\:\x00-\x1f]{1,200}")
"""Relative paths without `..`, drive letters and control characters."""


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int


class FileEntry(_Declared):
    """A file of the bundle."""

    path: str
    sha256: str
    bytes: int


class EditionEntry(_Declared):
    """An edition: kind key -> path of its JSON."""

    part: str
    title: Label
    frozen: bool
    artifacts: dict[str, str]


class ProcessEntry(_Declared):
    """A process as exports show it."""

    id: str
    title: Label
    colour: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")


class Manifest(_Declared):
    """What the bundle holds."""

    format: int
    product_version: str
    workshop: str
    program: str
    program_version: str
    program_title: Label
    as_of: date
    brief: Brief
    processes: tuple[ProcessEntry, ...]
    editions: tuple[EditionEntry, ...]
    documents: tuple[str, ...]
    files: tuple[FileEntry, ...]


def write_bundle(dossier: Dossier, documents: Mapping[str, bytes]) -> bytes:
    """Return the bundle of a dossier together with the documents, given by their file names.

    Raises:
        ValueError: a document's name is no relative path (a defect of the caller).
    """
    files: dict[str, bytes] = {}
    editions: list[EditionEntry] = []
    for n, edition in enumerate(dossier.editions):
        paths = {key: f"artifacts/{n + 1:02d}-{edition.part}/{key}.json" for key in sorted(edition.artifacts)}
        files |= {path: _json(edition.artifacts[key]) for key, path in paths.items()}
        editions.append(EditionEntry(part=edition.part, title=edition.title, frozen=edition.frozen, artifacts=paths))
    named = {f"documents/{name}": documents[name] for name in sorted(documents)}
    if bad := [path for path in (*files, *named) if not _SAFE.fullmatch(path)]:
        raise ValueError(f"no relative path: {bad[0]}")
    files |= named
    manifest = Manifest(
        format=FORMAT,
        product_version=__version__,
        workshop=dossier.workshop.id,
        program=dossier.workshop.program,
        program_version=dossier.workshop.program_version,
        program_title=dossier.program_title,
        as_of=dossier.as_of,
        brief=dossier.brief,
        processes=tuple(ProcessEntry(id=p.id, title=p.title, colour=p.colour) for p in dossier.processes),
        editions=tuple(editions),
        documents=tuple(named),
        files=tuple(
            FileEntry(path=path, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))
            for path, content in files.items()
        ),
    )
    return pack({_MANIFEST: _json(manifest), **files})


def read_bundle(content: bytes, *, max_bytes: int = MAX_BYTES) -> Dossier:
    """Return the dossier that a bundle holds; the documents in it are checked, not read.

    Raises:
        NotABundle: it is no ZIP or has no manifest.
        BundleTooLarge: it is, or unpacks to, more than `max_bytes` bytes or too many entries.
        BundleTooNew: its format is later than this version knows.
        BundleDamaged: an entry is missing, unexpected, changed, or does not fit its kind.
    """
    files = _unpack(content, max_bytes)
    manifest = _manifest(files.pop(_MANIFEST))
    _check(manifest, files)
    workshop = Workshop(manifest.workshop, manifest.program, manifest.program_version, manifest.brief)
    return Dossier(
        workshop=workshop,
        program_title=manifest.program_title,
        processes=tuple(Process(entry.id, entry.title, entry.colour) for entry in manifest.processes),
        editions=tuple(_edition(entry, files) for entry in manifest.editions),
        as_of=manifest.as_of,
    )


def _json(model: BaseModel) -> bytes:
    text = json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _unpack(content: bytes, max_bytes: int) -> dict[str, bytes]:
    if len(content) > max_bytes:
        raise BundleTooLarge(max_bytes / 1e6)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if _MANIFEST not in archive.namelist():
                raise NotABundle
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > max_bytes:
                raise BundleTooLarge(max_bytes / 1e6)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, UnicodeError) as error:
        raise NotABundle from error


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if not _SAFE.fullmatch(entry.filename):
        raise BundleDamaged(repr(entry.filename), "path")
    try:
        with archive.open(entry) as file:
            content = file.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise BundleDamaged(entry.filename, "unreadable") from error
    if len(content) != entry.file_size:
        raise BundleDamaged(entry.filename, "unreadable")
    return content


def _manifest(content: bytes) -> Manifest:
    try:
        written = _Written.model_validate_json(content).format
        if written > FORMAT:
            raise BundleTooNew(written, FORMAT)
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BundleDamaged(_MANIFEST, "invalid") from error


def _check(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    listed = {entry.path: entry for entry in manifest.files}
    for path in files:
        if path not in listed:
            raise BundleDamaged(path, "unexpected")
    for path, entry in listed.items():
        if path not in files:
            raise BundleDamaged(path, "missing")
        if hashlib.sha256(files[path]).hexdigest() != entry.sha256:
            raise BundleDamaged(path, "changed")


def _edition(entry: EditionEntry, files: Mapping[str, bytes]) -> Edition:
    artifacts: dict[str, Kind] = {}
    for key, path in entry.artifacts.items():
        if key not in KINDS:
            raise BundleDamaged(path, "unknown_kind")
        if path not in files:
            raise BundleDamaged(path, "missing")
        try:
            artifacts[key] = KINDS[key].model_validate_json(files[path])
        except ValidationError as error:
            raise BundleDamaged(path, "invalid") from error
    return Edition(entry.part, entry.title, artifacts, entry.frozen)
