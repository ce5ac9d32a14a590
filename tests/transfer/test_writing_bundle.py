from __future__ import annotations

import hashlib
import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.dossiers import huge, rich, thin

from gyakusan.core.language import Language
from gyakusan.transfer.writing.bundle import read_bundle, write_bundle
from gyakusan.transfer.writing.errors import BundleDamaged, BundleError, BundleTooLarge, BundleTooNew, NotABundle

DOCUMENTS = {"prfaq.docx": b"docx", "plan.ics": b"ics"}


def rezipped(change, content: bytes = b"") -> bytes:
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content or write_bundle(rich(), DOCUMENTS))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def manifest(**values):
    def change(files: dict[str, bytes]) -> None:
        files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **values}).encode()

    return change


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [thin, rich, huge])
def test_reading_a_bundle_gives_the_dossier_that_was_written(make, language):
    held = make(language)
    assert read_bundle(write_bundle(held, DOCUMENTS)) == held


def test_the_bundle_holds_every_edition_and_every_document_with_its_hash():
    with zipfile.ZipFile(io.BytesIO(write_bundle(rich(), DOCUMENTS))) as archive:
        listed = json.loads(archive.read("manifest.json"))
        assert [edition["part"] for edition in listed["editions"]] == ["practice", "improve"]
        assert listed["documents"] == ["documents/plan.ics", "documents/prfaq.docx"]
        assert {entry["path"] for entry in listed["files"]} == set(archive.namelist()) - {"manifest.json"}
        for entry in listed["files"]:
            assert hashlib.sha256(archive.read(entry["path"])).hexdigest() == entry["sha256"]


def test_other_files_are_no_bundles():
    for content in (b"", b"PK\x03\x04", b"hello" * 100, rezipped(lambda files: files.pop("manifest.json"))):
        with pytest.raises(NotABundle) as caught:
            read_bundle(content)
        assert caught.value.exit_code == 2
        assert all(caught.value.message(language) for language in Language)


def test_a_changed_a_missing_and_an_unexpected_entry_are_named():
    def changed(files):
        files["documents/plan.ics"] = b"other"

    def missing(files):
        files.pop("artifacts/02-improve/plan.json")

    def unexpected(files):
        files["documents/extra.txt"] = b"?"

    def outside(files):
        files["../../outside.txt"] = b"?"

    for change, entry, problem in (
        (changed, "documents/plan.ics", "changed"),
        (missing, "artifacts/02-improve/plan.json", "missing"),
        (unexpected, "documents/extra.txt", "unexpected"),
        (outside, "'../../outside.txt'", "path"),
        (manifest(editions="none"), "manifest.json", "invalid"),
    ):
        with pytest.raises(BundleDamaged) as caught:
            read_bundle(rezipped(change))
        assert (caught.value.entry, caught.value.problem) == (entry, problem)
        assert all(entry in caught.value.message(language) for language in Language)


def test_an_artifact_that_does_not_fit_its_kind_is_refused():
    path = "artifacts/02-improve/plan.json"
    content = b'{"milestones": 3}'

    def change(files):
        files[path] = content
        listed = json.loads(files["manifest.json"])
        for entry in listed["files"]:
            if entry["path"] == path:
                entry["sha256"] = hashlib.sha256(content).hexdigest()
        files["manifest.json"] = json.dumps(listed).encode()

    with pytest.raises(BundleDamaged, match="does not have the form"):
        read_bundle(rezipped(change))


def test_a_later_format_asks_for_a_later_version():
    with pytest.raises(BundleTooNew):
        read_bundle(rezipped(manifest(format=2, anything="else")))


def test_what_unpacks_to_too_much_is_not_unpacked():
    def bomb(files):
        files["documents/zeros"] = bytes(5_000_000)

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        files = {"manifest.json": b"{}"}
        bomb(files)
        for name, data in files.items():
            archive.writestr(name, data)
    assert len(packed.getvalue()) < 20_000
    with pytest.raises(BundleTooLarge):
        read_bundle(packed.getvalue(), max_bytes=1_000_000)


def test_a_document_cannot_be_put_outside():
    with pytest.raises(ValueError, match="relative"):
        write_bundle(rich(), {"../evil": b""})


WRITTEN = write_bundle(rich(), DOCUMENTS)
HELD = rich()


@given(st.integers(0, len(WRITTEN) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_an_error_of_ours_or_changes_nothing(place, flip):
    damaged = WRITTEN[:place] + bytes([WRITTEN[place] ^ flip]) + WRITTEN[place + 1 :]
    with suppress(BundleError):
        assert read_bundle(damaged) == HELD


@given(st.integers(0, len(WRITTEN)))
def test_a_truncated_bundle_is_an_error_of_ours(end):
    if end < len(WRITTEN):
        with pytest.raises(BundleError):
            read_bundle(WRITTEN[:end])
