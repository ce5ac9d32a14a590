from __future__ import annotations

import io
import zipfile

import pytest

from gyakusan.artifacts.attachments.rules import kind_of, safe_name
from gyakusan.artifacts.attachments.service import Attachments
from gyakusan.artifacts.errors import FileNotFound, FileNotTaken, FilesFull
from gyakusan.core.ids import SeededIds

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def office(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0JFIF", "jpeg"),
        (b"GIF89a....", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"%PDF-1.7\n\x00", "pdf"),
        (office("[Content_Types].xml", "word/document.xml"), "docx"),
        (office("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (office("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        ("日付,内容\n1/13,待つ🍱\n".encode(), "text"),
        ("日付,内容\r\n".encode("cp932"), "text"),
        (office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
        (office("a.txt"), None),
        (b"PK\x03\x04broken", None),
        (b"MZ\x90\x00", None),
        (b"\x7fELF", None),
        (b"", None),
        (b"\x1b[2J", None),
        (bytes(range(128, 200)), None),
    ],
)
def test_a_file_is_what_its_content_says(content, kind):
    found = kind_of(content)
    assert (found.key if found else None) == kind


def test_names_lose_folders_and_what_could_deceive():
    assert safe_name("C:\\写真\\ホワイトボード.png") == "ホワイトボード.png"
    assert safe_name("../../etc/passwd.txt") == "passwd.txt"
    assert safe_name("report\u202egnp.txt\x00") == "reportgnp.txt"
    assert len(safe_name("長" * 500 + ".png")) == 120


@pytest.fixture
def attachments(clock, tmp_path) -> Attachments:
    return Attachments(clock, SeededIds("files"), tmp_path / "files", megabytes=0.0001)


def test_a_file_is_kept_under_a_random_name_and_found_only_in_its_workshop(database, attachments, tmp_path):
    with database.transaction() as connection:
        kept = attachments.put(connection, "w-1", "板書.png", PNG, "p-1")
    with database.reading() as connection:
        found, path = attachments.get(connection, "w-1", kept.id)
        assert (found, path.read_bytes()) == (kept, PNG)
        assert "板書" not in path.name
        with pytest.raises(FileNotFound):
            attachments.get(connection, "w-2", kept.id)


@pytest.mark.parametrize(
    ("name", "content"),
    [("板書.exe", PNG), ("a.html", b"<script>"), ("a.svg", b"<svg/>"), (".png", PNG), ("a.png", b"MZ\x00")],
)
def test_odd_files_are_refused(database, attachments, name, content):
    with database.transaction() as connection, pytest.raises(FileNotTaken):
        attachments.put(connection, "w-1", name, content, "p-1")


def test_a_workshop_has_room_for_so_much(database, attachments):
    with database.transaction() as connection:
        for _ in range(3):
            attachments.put(connection, "w-1", "a.png", PNG, "p-1")
        with pytest.raises(FilesFull):
            attachments.put(connection, "w-1", "a.png", PNG, "p-1")
        attachments.put(connection, "w-2", "a.png", PNG, "p-1")
