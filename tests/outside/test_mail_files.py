"""Which files are mails, and whose an address is."""

from pathlib import Path

import pytest

from vrm_app.outside import mail_files as finding
from vrm_app.outside.mail_address import address_key, host_of, own_domain, untagged
from vrm_app.outside.mail_files import ManyMailsError, NoMailsError, is_mail_file, mail_files


def test_mails_are_found_in_a_folder_and_below_it(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/2.EML", "1.eml", "b/x.txt", "b/no", "z.eml"):
        (tmp_path / name).write_text("x")

    assert mail_files([tmp_path]) == [tmp_path / name for name in ("1.eml", "z.eml", "b/c/2.EML")]
    named = [tmp_path / "b" / "x.txt", tmp_path / "1.eml", tmp_path, tmp_path / "nowhere"]
    assert mail_files(named)[:2] == named[:2]
    assert len(mail_files(named)) == 5


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "private.eml").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.eml").symlink_to(tmp_path / "elsewhere" / "private.eml")
    (tmp_path / "folder" / "b").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(NoMailsError):
        mail_files([tmp_path / "folder"])


def test_a_folder_without_mails_is_told_and_so_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoMailsError):
        mail_files([tmp_path])
    monkeypatch.setattr(finding, "RECORDS", 2)
    for name in ("1.eml", "2.eml", "3.eml"):
        (tmp_path / name).write_text("x")
    with pytest.raises(ManyMailsError):
        mail_files([tmp_path])


def test_a_mail_is_known_by_the_ending_of_its_name() -> None:
    assert is_mail_file(Path("a.eml"))
    assert is_mail_file(Path("a.EML"))
    assert not is_mail_file(Path("eml"))
    assert not is_mail_file(Path("a.eml.zip"))


def test_addresses_are_compared_however_they_are_written() -> None:
    assert address_key(" Kim@HOME.example ") == "kim@home.example"
    assert address_key("a@bücher.example") == address_key("A@xn--bcher-kva.example")
    assert address_key("kim@localhost") == "kim@localhost"
    assert untagged("kim+shop@home.example") == "kim@home.example"
    assert host_of("a@Mail.Acme.example") == "mail.acme.example"


def test_a_domain_is_somebodys_own_unless_anybody_has_an_address_there() -> None:
    assert own_domain("mail.acme.example") == "acme.example"
    assert own_domain("acme.example") == "acme.example"
    for shared in ("gmail.com", "mail.gmx.net", "web.de", "localhost", "192.0.2.1", ""):
        assert own_domain(shared) is None
