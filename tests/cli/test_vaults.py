"""Making vaults from a terminal: refused before anything is made, or made whole."""

import pytest
from terminal import Terminal


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1970-12-31", "8901-01-01"])
def test_a_sample_on_a_day_that_it_cannot_lead_up_to_is_refused_at_once(
    bare_terminal: Terminal, day: str
) -> None:
    ran = bare_terminal.vrm("demo", "--today", day)

    assert ran.code == 2
    assert "between 1971-01-01 and 8900-12-31" in ran.err
    assert not bare_terminal.vault_folder.exists()


@pytest.mark.parametrize("day", ["1971-01-01", "8900-12-31"])
def test_a_sample_is_whole_on_the_first_and_on_the_last_day(
    bare_terminal: Terminal, day: str
) -> None:
    assert bare_terminal.vrm("demo", "--today", day).code == 0
    assert bare_terminal.vrm("check").code == 0


@pytest.mark.parametrize("is_link", [False, True])
def test_no_vault_is_made_where_the_recovery_sheet_would_replace_a_file(
    bare_terminal: Terminal, *, is_link: bool
) -> None:
    sheet = bare_terminal.place / "sheet"
    sheet.symlink_to("nowhere") if is_link else sheet.write_text("mine")

    ran = bare_terminal.vrm("init", "--recovery-sheet", str(sheet))

    assert (ran.code, ran.out) == (1, "")
    assert "exists already" in ran.err
    assert not bare_terminal.vault_folder.exists()


def test_a_sheet_that_cannot_be_written_says_that_the_vault_is_there(
    bare_terminal: Terminal,
) -> None:
    ran = bare_terminal.vrm("init", "--recovery-sheet", str(bare_terminal.place / "no" / "sheet"))

    assert ran.code == 1
    assert "The vault is made" in ran.err
    assert "vrm recovery-sheet" in ran.err
    assert bare_terminal.vrm("list", "company").code == 0


def test_the_sheet_opens_the_vault_that_was_made_with_it(bare_terminal: Terminal) -> None:
    sheet = bare_terminal.place / "sheet"

    assert bare_terminal.vrm("init", "--recovery-sheet", str(sheet)).code == 0
    assert bare_terminal.vrm("list", "company").code == 0
    assert sheet.read_text()
