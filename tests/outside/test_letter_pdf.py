"""The letter on paper: the same words, the same bytes, and nothing of the machine it was set on."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from vrm_app.outside.complaint import Complaint, Enclosure, Language, Recipient, Sender
from vrm_app.outside.letter import compose, letter
from vrm_app.outside.letter_font import UNSHOWN, shown, unshown
from vrm_app.outside.letter_pdf import letter_pdf

FOOT = re.compile(r"(\S+)\s*(Page (\d+) of (\d+)|Seite (\d+) von (\d+))\s*")
# Words that would tell of the machine, of the program, or of the moment.
TRACES = re.compile(
    rb"reportlab|producer|creator|creationdate|moddate|/author|/title|anonymous|untitled|qpdf"
    rb"|pikepdf|python|xmpmeta|/metadata|/info|file://|\.ttf|/tmp|/home|\(D:\d",
    re.IGNORECASE,
)


def pages(complaint: Complaint) -> list[str]:
    """Return the text of each page, as a reader of PDF copies it."""
    reader = PdfReader(BytesIO(letter_pdf(compose(complaint))), strict=True)
    return [page.extract_text() for page in reader.pages]


def without_space(text: str) -> str:
    return "".join(text.split())


def words(complaint: Complaint) -> str:
    """Return all that the pages say, without spaces and without the feet of pages."""
    return without_space("".join(FOOT.sub("", page) for page in pages(complaint)))


@pytest.mark.parametrize("language", Language)
def test_the_pages_say_word_for_word_what_the_text_says(
    language: Language, complaint: Complaint
) -> None:
    told = replace(complaint, language=language)
    printed, at = words(told), 0
    # What stands in the head of a letter has its places on paper.
    addresses, _, matter = letter(told).partition("\n\n" + compose(told).subject)

    for line in addresses.split("\n"):
        assert without_space(line) in printed
    for part in (compose(told).subject + matter).replace("  - ", "–").split("\n\n"):
        at = printed.find(without_space(part), at)
        assert at >= 0, part


@pytest.mark.parametrize(("language", "form"), [("en", "Page {} of {}"), ("de", "Seite {} von {}")])
def test_each_page_tells_its_number_and_the_reference(
    language: str, form: str, complaint: Complaint
) -> None:
    printed = pages(replace(complaint, language=Language(language)))

    assert len(printed) == 2
    for number, page in enumerate(printed, start=1):
        assert form.format(number, 2) in page
        assert "D-7K3M-9QXT" in page


def test_the_same_letter_makes_the_same_bytes_on_any_machine(
    complaint: Complaint, tmp_path: Path
) -> None:
    code = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('given', sys.argv[1])\n"
        "given = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(given)\n"
        "from vrm_app.outside.letter import compose\n"
        "from vrm_app.outside.letter_pdf import letter_pdf\n"
        "complaint = given.complaint._get_wrapped_function()()\n"
        "sys.stdout.buffer.write(letter_pdf(compose(complaint)))\n"
    )
    there = {"PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Kathmandu", "HOME": str(tmp_path)}
    given_by = Path(__file__).with_name("conftest.py")
    made = {
        subprocess.run(
            [sys.executable, "-c", code, given_by],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**there, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert made == {letter_pdf(compose(complaint))}


def test_nothing_tells_of_the_program_the_machine_or_the_moment(complaint: Complaint) -> None:
    content = letter_pdf(compose(complaint))
    reader = PdfReader(BytesIO(content))

    assert TRACES.findall(content) == []
    assert reader.metadata is None
    assert reader.xmp_metadata is None
    for stream in streams(content):
        assert re.search(rb"reportlab|python|/tmp|/home", stream, re.IGNORECASE) is None


def streams(content: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]


def test_the_pages_name_their_language_and_carry_their_fonts(complaint: Complaint) -> None:
    with pikepdf.open(BytesIO(letter_pdf(compose(complaint)))) as pdf:
        assert pdf.Root.Lang == "en"
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts.keys()) == 2
        for name in fonts.keys():  # noqa: SIM118  # its values come without names
            assert "/FontFile2" in fonts[name].FontDescriptor
            assert "/ToUnicode" in fonts[name]


def test_a_german_letter_fits_an_envelope_with_a_window(complaint: Complaint) -> None:
    def place(text: str) -> tuple[float, float]:
        found: list[tuple[float, float]] = []

        def visit(shown: str, page: list[float], line: list[float], *_: object) -> None:
            if text in shown:
                across, up = line[4] * page[0] + page[4], line[5] * page[3] + page[5]
                found.append((across / 72 * 25.4, 297 - up / 72 * 25.4))

        told = replace(complaint, language=Language.GERMAN)
        page = PdfReader(BytesIO(letter_pdf(compose(told)))).pages[0]
        page.extract_text(visitor_text=visit)
        return found[0]

    for line in ("Samplekettle Retail", "1 Factory Road", "Sampleham"):
        across, down = place(line)
        assert 20 <= across <= 105
        assert 62.7 <= down <= 90
    assert place("Beschwerde: ")[1] > 98


def test_addresses_too_long_for_the_window_stand_above_the_letter(complaint: Complaint) -> None:
    lines = "\n".join(f"Room {number}" for number in range(400))
    for told in (
        replace(complaint, recipient=replace(complaint.recipient, address=lines)),
        replace(complaint, sender=replace(complaint.sender, reply_to=(lines,))),
    ):
        german = replace(told, language=Language.GERMAN)
        printed = words(german)

        assert "Room 399" not in pages(german)[0]
        assert all(f"Room{number}" in printed for number in range(400))
        assert "MitfreundlichenGrüßen" in printed


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <para>&amp; &lt; <br/> <img src='file:///etc/passwd'/> <a href='x'>y</a>",
        "{reference} %s %(x)s ${HOME} \\n </para> <onDraw name='x'/> <!-- <![CDATA[ ]]>",
        "Привет, Ελλάδα, Łódź, Ðđ, ﬁ, €, „“”’–—…, ½, ﬀ, Ⅷ",
    ],
)
def test_every_sign_is_printed_as_it_was_written(text: str, bare_complaint: Complaint) -> None:
    told = replace(
        bare_complaint,
        title=text,
        product=text,
        happened=text,
        sender=Sender(name=text, reply_to=(text,)),
        recipient=Recipient(name=text, address=text),
    )

    wanted = without_space(shown(text))
    assert UNSHOWN not in wanted or text.endswith("Ⅷ")
    assert words(told).count(wanted) >= 6


def test_a_sign_that_the_font_lacks_never_vanishes(bare_complaint: Complaint) -> None:
    text = "a😀b 中文 c שרה d"

    assert unshown(text) == ("😀", "中", "文", "ש", "ר", "ה")
    printed = words(replace(bare_complaint, title=text))
    assert without_space(f"a{UNSHOWN}b {UNSHOWN * 2} c {UNSHOWN * 3} d") in printed


def test_marks_of_direction_and_signs_without_width_turn_nothing(
    bare_complaint: Complaint,
) -> None:
    text = "pay \u202e100\u202c \u2066now\u2069 soft\u00adly zero\u200bwidth \ufeffmark ✌\ufe0f"

    assert unshown(text) == ("✌",)
    assert f"pay100nowsoftlyzerowidthmark{UNSHOWN}" in words(replace(bare_complaint, happened=text))


def test_endless_texts_make_pages_in_good_time(bare_complaint: Complaint) -> None:
    word, lines = "Aa" * 50_000, "\n".join(f"line {n}" for n in range(9000))
    told = replace(bare_complaint, happened=word, expected=lines, remedy_text="many words " * 9000)
    printed = words(told)

    assert word in printed
    assert "line0line1line2" in printed
    assert printed.count("manywords") == 9000


def test_hundreds_of_enclosures_are_all_named(bare_complaint: Complaint) -> None:
    enclosures = tuple(
        Enclosure(file_name=f"{n}.jpg", media_type="image/jpeg", size=n, sha256=f"{n:064x}")
        for n in range(500)
    )

    printed = words(replace(bare_complaint, enclosures=enclosures))

    assert all(f"–{n}.jpg({n}B," in printed for n in range(500))


def test_a_letter_by_nobody_about_nothing_is_a_letter(bare_complaint: Complaint) -> None:
    for language in Language:
        (page,) = pages(replace(bare_complaint, language=language, title="-"))
        assert "D-7K3M-9QXT" in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_any_complaint_makes_pages_that_say_it(
    drawn: st.DataObject, complaints: st.SearchStrategy[Complaint]
) -> None:
    told = drawn.draw(complaints)

    printed = words(told)

    assert without_space(shown(told.title)) in printed
    assert without_space(shown(told.recipient.name)) in printed
