"""Files sign by sign: all of a long one comes, and nothing waits for it."""

from pytestqt.qtbot import QtBot

from vrm_app.presenters.raw import raw_of
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.raw import RawView

LONG = "".join(f"line {number}\n" for number in range(200_000))


def test_a_long_text_comes_bit_by_bit_and_whole(qtbot: QtBot, look: Look) -> None:
    view = RawView(look, "Files", "The file")
    qtbot.addWidget(view)

    view.show_files((raw_of("a.txt", "text/plain", LONG.encode()),))
    first = view.text.toPlainText()

    assert LONG.startswith(first)
    assert len(first) < len(LONG) / 2
    qtbot.waitUntil(lambda: view.text.toPlainText() == LONG, timeout=20_000)


def test_another_file_is_not_followed_by_the_rest_of_the_one_before(
    qtbot: QtBot, look: Look
) -> None:
    view = RawView(look, "Files", "The file")
    qtbot.addWidget(view)

    view.show_files((raw_of("a.txt", "text/plain", LONG.encode()),))
    view.show_files((raw_of("b.txt", "text/plain", b"short"),))
    qtbot.wait(100)

    assert view.text.toPlainText() == "short"


def test_a_line_that_no_screen_could_lay_out_is_broken_and_that_is_said() -> None:
    shown = raw_of("a.json", "application/json", b'"' + b"x" * 50_000 + b'"\n')

    assert max(map(len, shown.text.splitlines())) == 16_384
    assert shown.text.replace("\n", "") == '"' + "x" * 50_000 + '"'
    assert shown.note == "Lines of more than 16384 signs are broken."
