"""What the import says before, while and after something comes in."""

from pathlib import Path

import pytest
from building import company, shown
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_settings import Delimiter
from vrm_app.presenters.came_in import Done
from vrm_app.presenters.importing import ImportPresenter
from vrm_app.presenters.reviewing import Review
from vrm_app.vault.vault import Vault

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
TABLE = b"Firma;Seit;Nummer\nAcme;03.04.2020;1\n;1.1.2020;2\nZephyr;gestern;3\n"


class Shown:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.at = "nothing"
        self.refusal: UserError | None = None
        self.review: Review | None = None
        self.done: Done | None = None
        self.source = ""

    def show_start(self, refusal: UserError | None) -> None:
        self.at, self.refusal = "start", refusal

    def show_working(self, sentence: str) -> None:
        self.at = sentence

    def show_review(self, review: Review, source: str, refusal: UserError | None) -> None:
        self.at, self.review, self.source, self.refusal = "review", review, source, refusal

    def show_done(self, done: Done, refusal: UserError | None) -> None:
        self.at, self.done, self.refusal = "done", done, refusal

    @property
    def counts(self) -> list[int]:
        assert self.review is not None
        return [one.number for one in self.review.counts]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        assert self.review is not None
        return [(one.group, one.title, one.end) for one in self.review.lines]


def presented(vault: Vault) -> tuple[Shown, ImportPresenter]:
    view = Shown()
    return view, ImportPresenter(view, DeskAtOnce(vault))


def written(place: Path, name: str, content: bytes) -> Path:
    place.joinpath(name).write_bytes(content)
    return place / name


def mail(place: Path, name: str, sender: str, subject: str = "Hello", files: str = "") -> Path:
    head = f"From: {sender}\nTo: me@home.example\nSubject: {subject}\n"
    head += f"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <{name}@mail.example>\n"
    if files:
        head += 'Content-Type: multipart/mixed; boundary="cut"\n\n--cut\n\nSee the file.\n--cut\n'
        head += f'Content-Disposition: attachment; filename="{files}"\n\nbytes\n--cut--\n'
    else:
        head += "\nSome words.\n"
    return written(place, name, head.encode())


def test_an_export_is_shown_line_by_line_before_anything_comes_in(vault: Vault) -> None:
    view, presenter = presented(vault)
    presenter.look_at([EXPORTS / "bitwarden.csv"])
    assert view.review is not None
    assert (view.review.title, view.source) == ("Written by Bitwarden (CSV)", "bitwarden.csv")
    assert view.counts == [3, 0, 2, 0]
    assert view.review.action == "Import 3 companies"
    assert ("Passed over", "Row 5", "This is a note, not a login") in view.lines
    assert shown(vault, "company") == []


def test_what_came_in_is_told_and_taken_back(vault: Vault) -> None:
    view, presenter = presented(vault)
    presenter.look_at([EXPORTS / "bitwarden.csv"])
    presenter.take()
    assert view.done is not None
    assert view.done.title == "3 companies came in"
    assert view.done.file == "bitwarden.csv"
    assert len(shown(vault, "company")) == 3

    presenter.take_back()
    assert not view.done.can_undo
    assert view.done.file == ""
    assert shown(vault, "company") == []


def test_an_import_is_not_taken_back_once_something_else_was_done(vault: Vault) -> None:
    view, presenter = presented(vault)
    presenter.look_at([EXPORTS / "bitwarden.csv"])
    presenter.take()
    assert view.done is not None
    presenter.refresh()
    assert view.done.can_undo
    company(vault, "Later")
    presenter.take_back()
    assert view.refusal is not None
    assert "something else was done since" in view.refusal.title
    assert len(shown(vault, "company")) == 4

    presenter.refresh()
    assert not view.done.can_undo


def test_a_table_is_not_said_to_hold_passwords_as_an_export_does(
    vault: Vault, tmp_path: Path
) -> None:
    view, presenter = presented(vault)
    for path, is_table in (
        (EXPORTS / "bitwarden.csv", False),
        (written(tmp_path, "companies.csv", TABLE), True),
    ):
        presenter.look_at([path])
        presenter.take()
        assert view.done is not None
        assert view.done.is_table is is_table


def test_the_same_file_again_brings_in_nothing(vault: Vault) -> None:
    view, presenter = presented(vault)
    for _ in range(2):
        presenter.look_at([EXPORTS / "bitwarden.csv"])
        presenter.take()
    assert view.at == "review"
    assert view.review is not None
    assert view.review.action == ""
    assert view.counts[0] == 0


def test_what_was_looked_at_comes_in_though_the_file_is_another_by_then(
    vault: Vault, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", b"Company\nAcme\n")
    view, presenter = presented(vault)
    presenter.look_at([path])
    path.write_bytes(b"Company\nOther\n")
    presenter.take()
    assert view.at == "done"
    presenter.look_at([path])
    assert view.counts == [1, 0, 0, 0]


def test_the_file_is_deleted_when_asked_and_only_if_it_is_the_one_that_was_read(
    vault: Vault, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", b"Company\nAcme\n")
    view, presenter = presented(vault)
    presenter.look_at([path])
    presenter.delete_file()
    assert path.exists()
    presenter.take()
    assert path.exists()

    path.write_bytes(b"something of mine")
    presenter.delete_file()
    assert path.exists()
    assert view.refusal is not None
    assert "not the one that was read" in view.refusal.title

    path.write_bytes(b"Company\nAcme\n")
    presenter.delete_file()
    assert not path.exists()
    assert view.done is not None
    assert view.done.is_deleted


def test_a_table_shows_its_columns_and_rows_that_failed_with_the_reason(
    vault: Vault, tmp_path: Path
) -> None:
    view, presenter = presented(vault)
    presenter.look_at([written(tmp_path, "t.csv", TABLE)])
    assert view.review is not None
    table = view.review.table
    assert table is not None
    assert [(one.heading, one.field) for one in table.columns] == [
        ("Firma", TableField.NAME),
        ("Seit", TableField.KNOWN_SINCE),
        ("Nummer", None),
    ]
    assert "03.04.2020" in table.columns[1].samples
    assert (table.delimiter, table.date_order) == (Delimiter.SEMICOLON, DateOrder.DOTTED)
    assert ("Not taken", "Row 4", "The day cannot be read") in view.lines


def test_another_meaning_of_a_column_reads_the_table_again(vault: Vault, tmp_path: Path) -> None:
    view, presenter = presented(vault)
    presenter.look_at([written(tmp_path, "t.csv", TABLE)])
    presenter.choose("Seit", None)
    assert view.counts == [2, 0, 1, 0]
    presenter.choose("Nummer", TableField.ACCOUNT_NUMBERS)
    assert view.counts == [2, 0, 1, 0]
    assert view.review is not None
    assert view.review.table is not None
    assert [one.field for one in view.review.table.columns] == [
        TableField.NAME,
        None,
        TableField.ACCOUNT_NUMBERS,
    ]


def test_a_table_without_names_asks_which_column_holds_them(vault: Vault, tmp_path: Path) -> None:
    view, presenter = presented(vault)
    presenter.look_at([written(tmp_path, "t.csv", b"Wer,Seit\nAcme,2020-01-31\n")])
    assert view.review is not None
    assert view.review.table is not None
    assert "Choose which column" in view.review.table.problem
    assert view.review.action == ""
    presenter.take()
    assert view.at == "review"

    presenter.choose("Wer", TableField.NAME)
    assert view.review.action == "Import 1 company"


def test_a_refused_choice_leaves_what_was_shown(vault: Vault, tmp_path: Path) -> None:
    view, presenter = presented(vault)
    presenter.look_at([written(tmp_path, "t.csv", "Company\nMüller\n".encode("cp1252"))])
    presenter.choose_encoding(Encoding.UTF_8)
    assert view.at == "review"
    assert view.refusal is not None
    presenter.take()
    assert view.at == "done"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"Nothing of use", "not clear what wrote"),
        ("a.zip", b"PK\x03\x04 and more", "an archive"),
        ("a.json", b'{"encrypted": true, "folders": []}', "encrypted"),
    ],
)
def test_what_is_refused_is_told_in_one_sentence(
    name: str, content: bytes, words: str, vault: Vault, tmp_path: Path
) -> None:
    view, presenter = presented(vault)
    presenter.look_at([written(tmp_path, name, content)])
    assert view.at == "start"
    assert view.refusal is not None
    assert words in view.refusal.title
    assert "--" not in str(view.refusal)


def test_a_missing_file_and_several_exports_are_refused(vault: Vault, tmp_path: Path) -> None:
    view, presenter = presented(vault)
    presenter.look_at([tmp_path / "gone.csv"])
    assert view.refusal is not None
    presenter.look_at([EXPORTS / "bitwarden.csv", EXPORTS / "firefox.csv"])
    assert "only e-mails can come in several at once" in str(view.refusal)


def test_mails_are_shown_with_company_way_day_subject_and_files(
    vault: Vault, tmp_path: Path
) -> None:
    company(vault, "Acme", domains=["acme.example"])
    paths = [
        mail(tmp_path, "a.eml", "Dana <dana@acme.example>", "Invoice", "invoice.pdf"),
        mail(tmp_path, "b.eml", "who@elsewhere.example"),
        written(tmp_path, "c.eml", b"\x00\xff"),
    ]
    view, presenter = presented(vault)
    presenter.look_at(paths)
    assert view.review is not None
    refused, filed, waiting = view.review.lines
    assert (refused.group, refused.title) == ("Not taken", "c.eml")
    assert (filed.title, filed.end, filed.day) == ("Invoice", "Acme", "Today")
    assert filed.detail == "from Dana <dana@acme.example> · 1 file: invoice.pdf"
    assert (waiting.end, waiting.icon) == ("Inbox", "mail")
    assert view.review.action == "Import 2 e-mails"

    presenter.make_companies(wanted=True)
    assert view.review.new_companies
    assert view.review.lines[2].end == "Elsewhere (new)"

    presenter.take()
    assert view.done is not None
    assert view.done.title == "2 e-mails came in"
    assert view.done.errors == ("c.eml: This file is not an e-mail",)
    assert view.done.file == ""
    assert len(shown(vault, "interaction")) == 2


def test_mails_of_nobody_known_are_said_to_wait_in_the_inbox(vault: Vault, tmp_path: Path) -> None:
    company(vault, "Acme", domains=["acme.example"])
    view, presenter = presented(vault)
    presenter.look_at(
        [
            mail(tmp_path, "a.eml", "Dana <dana@acme.example>"),
            mail(tmp_path, "b.eml", "who@elsewhere.example"),
        ]
    )
    presenter.take()

    assert view.done is not None
    assert view.done.waits
    assert view.done.sentence.endswith(
        "\n1 waits in the inbox until you say of which company it is."
    )
    presenter.take_back()
    assert not view.done.waits


def test_a_folder_of_mails_is_read_whole(vault: Vault, tmp_path: Path) -> None:
    for name in ("a.eml", "b.eml"):
        mail(tmp_path, name, "who@elsewhere.example")
    view, presenter = presented(vault)
    presenter.look_at([tmp_path])
    assert view.counts == [2, 0, 0, 0]


def test_stopping_while_mails_come_in_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    for name in ("a.eml", "b.eml"):
        mail(tmp_path, name, "who@elsewhere.example")

    class Stopping(Shown):
        def show_working(self, sentence: str) -> None:
            super().show_working(sentence)
            if sentence.startswith("Taking"):
                presenter.stop()

    view = Stopping()
    presenter = ImportPresenter(view, DeskAtOnce(vault))
    presenter.look_at([tmp_path])
    presenter.take()
    assert view.at == "review"
    assert view.refusal is not None
    assert "stopped" in view.refusal.title
    assert shown(vault, "inbox") == []
    presenter.take()
    assert view.at == "review"  # It is stopped whenever it is tried here.


def test_marks_that_deceive_do_not_reach_the_screen(vault: Vault, tmp_path: Path) -> None:
    path = written(
        tmp_path, "a\u202egpj.csv", "Company,Website\nA\u202ecme\u0007,acme.example\n".encode()
    )
    view, presenter = presented(vault)
    presenter.look_at([path])
    assert view.review is not None
    told = view.source + "".join(one.spoken for one in view.review.lines)
    assert "\u202e" not in told
    assert "\u0007" not in told


def test_where_nothing_came_in_after_all_nothing_older_is_taken_back(
    vault: Vault, tmp_path: Path
) -> None:
    acme = company(vault, domains=["acme.example"])
    view, presenter = presented(vault)
    path = mail(tmp_path, "a.eml", "dana@acme.example")
    presenter.look_at([path])
    path.write_bytes(b"Changed since")

    presenter.take()
    presenter.take_back()

    assert view.done is not None
    assert not view.done.can_undo
    assert shown(vault, "company") == [acme]
