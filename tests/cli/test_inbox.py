"""Jotting lines down beside a locked vault, from a terminal."""

from terminal import Terminal

from vrm_app.vault import captures


def test_a_jotted_line_is_in_the_inbox_the_next_time(terminal: Terminal) -> None:
    ran = terminal.vrm("capture", "Ask", "about", "the", "fee")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Sealed: it is in the inbox when the vault is opened next.\n"

    (line,) = terminal.vrm("inbox", "--json").json
    assert line["text"] == "Ask about the fee"


def test_files_that_cannot_be_read_are_counted_once_and_stop_nothing(terminal: Terminal) -> None:
    terminal.vrm("capture", "Good")
    inbox = terminal.vault_folder / captures.FOLDER
    for number in range(2):
        (inbox / f"{number}.sealed").write_bytes(b"damaged")

    ran = terminal.vrm("inbox", "--json")

    assert ran.code == 0
    assert ran.err.count("2 lines that wait") == 1
    assert "Good" in ran.out


def test_one_file_that_cannot_be_read_is_one_line(terminal: Terminal) -> None:
    inbox = terminal.vault_folder / captures.FOLDER
    inbox.mkdir()
    (inbox / "a.sealed").mkdir()

    ran = terminal.vrm("list", "company")

    assert (ran.code, ran.out) == (0, "")
    assert "One line that waits" in ran.err


def test_undo_takes_back_what_was_done_before_the_line_came_in(terminal: Terminal) -> None:
    terminal.vrm("list", "company")
    terminal.vrm("capture", "A line")

    ran = terminal.vrm("undo")

    assert ran.code == 1
    assert "There is nothing to undo" in ran.err
    assert "A line" in terminal.vrm("inbox").out
