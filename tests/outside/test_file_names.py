"""Names for files that anybody can write on any system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.file_names import LONGEST, safe_name, safe_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("invoice.pdf", "invoice.pdf"),
        ("Rechnung für Zubehör 2026.pdf", "Rechnung für Zubehör 2026.pdf"),
        ("写真.jpg", "写真.jpg"),
        ("../../etc/passwd", "passwd"),
        ("/home/mara/letters/invoice.pdf", "invoice.pdf"),
        (r"C:\Users\mara\invoice.pdf", "invoice.pdf"),
        ("C:invoice.pdf", "C_invoice.pdf"),
        ("invoice.pdf:stream", "invoice.pdf_stream"),
        ('what?*<>|".txt', "what______.txt"),
        ("..", "file"),
        ("", "file"),
        (" . ", "file"),
        ("a/", "file"),
        ("\u202e\u200b\x00\n", "file"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("invoice.pdf. . ", "invoice.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("two\u00a0words\u2028here.txt", "two words here.txt"),
        ("line\r\nfeed\t.txt", "linefeed.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1.tar.gz", "_Com1.tar.gz"),
        ("lpt\u00b9.log", "_lpt\u00b9.log"),
        ("aux .txt", "_aux.txt"),
        ("console.txt", "console.txt"),
        ("com10.txt", "com10.txt"),
    ],
)
def test_a_name_becomes_safe_and_stays_readable(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_that_differ_only_in_case_are_numbered() -> None:
    names = ["Invoice.pdf", "invoice.PDF", "invoice.pdf", "a/invoice.pdf", "straße", "STRASSE"]

    assert safe_names(names) == (
        "Invoice.pdf",
        "invoice-2.PDF",
        "invoice-3.pdf",
        "invoice-4.pdf",
        "straße",
        "STRASSE-2",
    )


def test_names_already_taken_are_left_alone() -> None:
    assert safe_names(["LETTER.txt", "letter-2.txt"], taken=["letter.txt"]) == (
        "LETTER-2.txt",
        "letter-2-2.txt",
    )


def test_a_long_name_is_cut_but_keeps_its_suffix() -> None:
    first, second = safe_names(["ö" * 300 + ".pdf", "ö" * 300 + ".pdf"])

    assert len(first.encode()) <= LONGEST
    assert first.endswith("öö.pdf")
    assert second.endswith("öö-2.pdf")


def test_a_long_suffix_is_no_suffix() -> None:
    assert len(safe_name("a." + "b" * 300).encode()) == LONGEST


@given(st.lists(st.text(), max_size=8))
def test_any_names_become_safe_and_different(names: list[str]) -> None:
    safe = safe_names(names, taken=["manifest.json"])

    assert len({unicodedata.normalize("NFC", one).casefold() for one in safe}) == len(names)
    for name in safe:
        assert name
        assert name.casefold() != "manifest.json"
        assert len(name.encode()) <= LONGEST
        assert not set(name) & set('/\\<>:"|?*')
        assert all(unicodedata.category(one)[0] not in "CZ" or one == " " for one in name)
        assert name[0] not in " .-~"
        assert name[-1] not in " ."
        assert safe_name(name) == name
