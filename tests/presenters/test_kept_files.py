"""Files of the vault, looked at inside it."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pikepdf
import pytest
from building import NOW, company
from desks import DeskAtOnce
from PIL import Image

from vrm_app.domain.errors import UserError
from vrm_app.outside.drawn import Drawn
from vrm_app.presenters.kept_files import FilePresenter
from vrm_app.presenters.raw import RawFile
from vrm_app.services.attaching import attach
from vrm_app.vault.vault import Vault

T = TypeVar("T")

MAIL = (
    b"From: Dana <dana@acme.example>\r\nTo: me@home.example\r\n"
    b"Date: Sun, 1 Nov 2026 10:00:00 +0000\r\nSubject: Your meter\r\n"
    b"Content-Type: text/html\r\n\r\n<p>It was read.</p><script>alert(1)</script>"
    b"<img src='https://tracker.example/x.png'>"
)


class WorkAtOnce:
    """Does the work before it returns."""

    def run(
        self, do: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        try:
            value = do()
        except UserError as error:
            failed(error)
            return
        done(value)

    def now(self) -> datetime:
        return NOW


class NotedFile:
    """What the sheet was shown."""

    def __init__(self) -> None:
        self.name = ""
        self.file: RawFile | None = None
        self.drawn: list[Drawn] = []
        self.note = ""
        self.why = ""
        self.told = ""

    def show_name(self, name: str, size: str) -> None:
        self.name = f"{name}, {size}"

    def show_file(self, file: RawFile) -> None:
        self.file = file

    def show_drawn(self, drawn: Drawn, note: str) -> None:
        self.drawn.append(drawn)
        self.note = note

    def show_nothing(self, why: str) -> None:
        self.why = why

    def show_told(self, text: str, *, is_wrong: bool) -> None:
        self.told = f"{'no: ' if is_wrong else ''}{text}"


def _looked_at(vault: Vault, name: str, content: bytes) -> tuple[NotedFile, FilePresenter]:
    kept = attach(vault, company(vault), name, content, now=NOW)
    view = NotedFile()
    presenter = FilePresenter(view, DeskAtOnce(vault), WorkAtOnce(), kept.id)
    presenter.begin()
    return view, presenter


def _png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (30, 20), (0, 0, 255)).save(made, "PNG")
    return made.getvalue()


def _pdf(pages: int) -> bytes:
    made = io.BytesIO()
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page(page_size=(100, 100))
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("name", ["photo.png", "photo", "invoice.pdf.exe"])
def test_a_picture_is_drawn_whatever_it_is_called(vault: Vault, name: str) -> None:
    view, _presenter = _looked_at(vault, name, _png())

    (drawn,) = view.drawn
    assert (drawn.width, drawn.height) == (30, 20)
    assert view.name.startswith(name)
    assert view.file is None


def test_pages_are_turned_and_end_where_the_pdf_ends(vault: Vault) -> None:
    view, presenter = _looked_at(vault, "letter.pdf", _pdf(2))

    presenter.turn(1)
    presenter.turn(1)
    presenter.turn(-1)
    presenter.turn(-1)

    assert [(one.page, one.pages) for one in view.drawn] == [(0, 2), (1, 2), (0, 2)]


def test_what_cannot_be_shown_says_so_in_one_sentence_and_can_still_be_saved(
    vault: Vault, tmp_path: Path
) -> None:
    content = _png()[:40]
    view, presenter = _looked_at(vault, "photo.png", content)
    assert view.why == "This file is damaged, or cannot be shown safely. A copy can be saved."

    presenter.save(tmp_path / "copy.png")
    assert (tmp_path / "copy.png").read_bytes() == content
    presenter.save(tmp_path / "copy.png")
    assert view.told.startswith("no: “copy.png” exists already.")


def test_of_a_mail_the_words_are_shown_and_nothing_acts(vault: Vault) -> None:
    view, _presenter = _looked_at(vault, "meter.eml", MAIL)

    assert view.file is not None
    assert "From: Dana <dana@acme.example>" in view.file.text
    assert "Subject: Your meter" in view.file.text
    assert "It was read." in view.file.text
    assert "alert" not in view.file.text
    assert "tracker" not in view.file.text
    assert view.file.note.startswith("Only the words of this e-mail are shown.")


def test_what_is_called_a_mail_and_is_none_is_shown_as_it_is(vault: Vault) -> None:
    view, _presenter = _looked_at(vault, "meter.eml", b"\x00\x01\x02")

    assert view.file is not None
    assert view.file.text.startswith("<U+0000><U+0001>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "Käse;4,20\n".encode("cp1252")),
        ("note.txt", "Käse;4,20\n".encode("utf-16")),
        ("note.txt", "Käse;4,20\n".encode()),
    ],
)
def test_a_text_is_read_in_whatever_encoding_it_has(
    vault: Vault, name: str, content: bytes
) -> None:
    view, _presenter = _looked_at(vault, name, content)

    assert view.file is not None
    assert view.file.text.strip() == "Käse;4,20"


def test_anything_else_is_shown_byte_by_byte(vault: Vault) -> None:
    view, _presenter = _looked_at(vault, "a.bin", b"\x7fELF")

    assert view.file is not None
    assert view.file.text.startswith("7f 45 4c 46")


def test_whoever_went_is_shown_nothing_more(vault: Vault) -> None:
    kept = attach(vault, company(vault), "a.png", _png(), now=NOW)
    view = NotedFile()
    presenter = FilePresenter(view, DeskAtOnce(vault), WorkAtOnce(), kept.id)

    presenter.stop()
    presenter.begin()

    assert (view.name, view.drawn) == ("", [])
