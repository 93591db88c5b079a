"""Handing over from a terminal: shown first, confirmed second, checked by anybody."""

import base64
import getpass
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import tainted
from building import NOW, PASSPHRASE, Template
from command_line import Ran, ran
from unpacked import readable

from vrm_app import app
from vrm_app.domain.fields import Json
from vrm_app.services import attaching, records

# Digests and signatures, in which any short word may turn up.
NO_WORDS = re.compile(
    rb"\b([0-9a-f]{64}|[0-9a-f]{16})\b|\bz[1-9A-HJ-NP-Za-km-z]{40,}"
    rb"|-----BEGIN SSH SIGNATURE-----[^-]*|AAAA[0-9A-Za-z+/]{40,}"
)
"""Digests, keys and signatures, in which any short word may stand by chance."""
CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class World:
    """A terminal beside a vault with a complaint in it."""

    folder: Path
    ids: dict[str, str]
    capture: pytest.CaptureFixture[str]

    @property
    def out(self) -> Path:
        return self.folder / "handed-over"

    def vrm(self, *words: str) -> Ran:
        vault = ["--vault", str(self.folder / "A.vault")]
        code = app.run([*words, *vault, "--passphrase-file", str(self.folder / "passphrase")])
        return ran(code, self.capture)

    def release(self, *words: str) -> Ran:
        return self.vrm("release", self.ids["case"], "--to", self.ids["company"], *words)

    def hand_over(self, *words: str) -> Ran:
        return self.release(*words, "--confirm", "--out", str(self.out))

    def verify(self, *words: str) -> Ran:
        code = app.run(["verify", *words, str(self.out)])
        return ran(code, self.capture)


@pytest.fixture
def world(
    template: Template,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> World:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    ids: dict[str, str] = {}
    with template.copied_to(tmp_path / "A.vault") as vault:

        def keep(kind: str, **fields: Json) -> None:
            ids[kind] = records.add(vault, kind, fields, now=NOW).id

        keep("company", name="Acme")
        about = {"company_id": ids["company"], "notes": "canary-note", "tags": ["canary-tag"]}
        keep(
            "case",
            type="complaint",
            title="The kettle leaks",
            order_number="4711-A",
            happened="It leaks \u202esdrawkcab.",
            minutes=48151,
            external_body="canary-body",
            **about,
        )
        keep("data_item", type="name", value="Kim Example", usual=True, label="canary-label")
        keep("terms", title="canary-title", purposes=["answering"])
        about |= {"case_id": ids["case"]}
        keep("promise", by="company", what="Call back", **about)
        keep("interaction", at="2026-05-04T20:00:00Z", direction="in", channel="sms", **about)
        for name, content in {
            "note.txt": b"Mine\x1b[2J\x9b\r\n\tline\x00 two",
            "plain.txt": b"Mine.",
            "leak.jpg": b"\xff\xd8\xff",
            "place.gif": tainted.gif(),
        }.items():
            ids[name] = attaching.attach(vault, ids["case"], name, content, now=NOW).id
        ids["vault"] = vault.id
    return World(tmp_path, ids, capsys)


def test_the_json_of_a_preview_holds_the_bytes_that_are_written(world: World) -> None:
    enclosed = ["--attach", world.ids["leak.jpg"], "--attach", world.ids["note.txt"]]

    told = world.release(*enclosed, "--json").json

    assert {"preview", "omitted", "scrubbed", "unscrubbed", "missing"} <= set(told)
    shown = {}
    for file in told["preview"]:
        assert set(file) in ({"name", "media_type", "text"}, {"name", "media_type", "base64"})
        content = file["text"].encode() if "text" in file else base64.b64decode(file["base64"])
        shown[file["name"]] = content
    assert not world.out.exists()

    done = world.hand_over(*enclosed, "--json").json

    written = {path.name: path.read_bytes() for path in world.out.iterdir()}
    assert written == shown
    assert set(done) == {"release_id", "files"}
    assert {file["name"]: file["size"] for file in done["files"]} == {
        name: len(content) for name, content in written.items()
    }
    assert [set(file) for file in done["files"]] == [{"name", "sha256", "size"}] * len(written)
    release = world.vrm("show", done["release_id"], "--json").json
    assert release["state"] == "written"
    assert {one["sha256"] for one in release["files"]} == {one["sha256"] for one in done["files"]}


def test_a_person_reads_what_leaves_what_does_not_and_that_nothing_has_left(world: World) -> None:
    ran = world.release("--attach", world.ids["leak.jpg"], "--omit", "order_number")

    assert (ran.code, ran.err) == (0, "")
    for sentence in (
        "Complaint: The kettle leaks",
        "leak.jpg (image/jpeg, 3 bytes)",
        "- The order number is left out.\n",
        "- External body never leaves with a complaint.\n",
        "- Your notes never leave.\n",
        "- Your name (Kim Example) is new to them.\n",
        "- That you had contact about it: they took part.\n",
        "- No e-mail address of Acme is known, so letter.eml has none. Write one into it",
        "letter.eml (message/rfc822, ",
        "Subject: Complaint: The kettle leaks [D-",
        "Not in the vault, so not told: email, postal_address. Add them with `vrm add data_item`",
        "left in leak.jpg: nothing was taken out, because it could not be read safely.",
        "Nothing has left yet. The same command with --confirm --out DIR writes it.",
    ):
        assert sentence in ran.out
    assert "4711-A" not in ran.out
    assert not world.out.exists()
    states = [one["state"] for one in world.vrm("list", "release", "--json").json]
    assert states == ["drafted"]


def test_nothing_is_said_of_hidden_details_where_there_are_none(world: World) -> None:
    for words in ([], ["--attach", world.ids["plain.txt"]]):
        shown = world.release(*words).out
        assert "Hidden details" not in shown
        assert "Taken out" not in shown
        told = world.release(*words, "--json").json
        assert (told["scrubbed"], told["unscrubbed"]) == ([], [])


def test_what_was_taken_out_of_a_photo_is_told(world: World) -> None:
    enclosed = ["--attach", world.ids["place.gif"]]

    assert "Taken out of place.gif: comment, what was hidden behind its end, other hidden" in (
        world.release(*enclosed).out
    )
    told = world.release(*enclosed, "--json").json
    assert told["scrubbed"][0] == {"file": "place.gif", "what": "comment"}
    assert world.hand_over(*enclosed).code == 0
    assert tainted.CANARY.encode() not in (world.out / "place.gif").read_bytes()
    saved = world.folder / "saved.gif"
    assert world.vrm("save", world.ids["place.gif"], "--out", str(saved)).code == 0
    assert saved.read_bytes() == tainted.gif()


def test_only_the_formats_that_were_named_are_written(world: World) -> None:
    named = ["--as", "letter-pdf", "--as", "proof"]
    ran = world.release(*named)

    assert "As they will see it\nKim Example" in ran.out
    assert "letter.pdf (application/pdf, " in ran.out
    assert "letter.txt" not in ran.out
    assert world.hand_over(*named).code == 0
    written = {path.name for path in world.out.iterdir()}
    assert written == {
        "letter.pdf",
        "HOW-TO-CHECK.txt",
        "allowed_signers",
        "manifest.json",
        "manifest.json.sig",
    }
    assert world.verify().code == 0


def test_other_formats_than_looked_at_ask_for_another_look(world: World) -> None:
    world.release("--as", "letter-pdf")

    ran = world.hand_over()

    assert ran.code == 1
    assert "what would leave has changed" in ran.err


def test_the_help_names_the_fields_and_the_formats(world: World) -> None:
    shown = " ".join(world.vrm("release", "--help").out.split())

    for word in ("remedy_fallback", "letter-text", "letter-pdf", "mail", "json", "proof"):
        assert word in shown


def test_signs_that_a_terminal_obeys_or_hides_are_spelled_out(world: World) -> None:
    shown = world.release("--attach", world.ids["note.txt"]).out

    assert "It leaks <U+202E>sdrawkcab." in shown
    assert "This is no text" in shown
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown) is None


@pytest.mark.parametrize(
    "words",
    [
        ["--confirm"],
        ["--out", "somewhere"],
        ["--confirm", "--out", "somewhere", "--identity", "famous"],
        ["--language", "tlh"],
        ["--to"],
    ],
)
def test_a_mistyped_command_does_nothing(
    world: World, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(world.folder)
    before = sorted(world.folder.iterdir())

    ran = world.release(*words)

    assert (ran.code, ran.out) == (2, "")
    assert sorted(world.folder.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "nobody has looked at it yet"),
        (["--omit", "notes"], "notes: cannot be part of a complaint"),
        (["--terms", "nothing"], "--terms: nothing is not the id of terms"),
        (["--attach", "nothing"], "--attach: nothing is not the id of a file"),
        (["--reach", "nothing"], "--reach: nothing is not the id of a way to reach the recipient"),
    ],
)
def test_what_cannot_be_handed_over_gets_one_line(
    world: World, words: list[str], sentence: str
) -> None:
    ran = world.hand_over(*words)

    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert not world.out.exists()


def test_after_a_change_one_is_told_to_look_again(world: World) -> None:
    world.release()

    ran = world.hand_over("--language", "de")

    assert ran.code == 1
    assert "what would leave has changed. Look again" in ran.err
    assert not world.out.exists()


def test_the_ends_of_ids_will_do(world: World) -> None:
    ends = {name: one.rpartition("-")[2] for name, one in world.ids.items()}
    words = ["release", ends["case"], "--to", ends["company"], "--terms", ends["terms"]]
    words += ["--attach", ends["leak.jpg"]]

    assert world.vrm(*words).code == 0
    ran = world.vrm(*words, "--confirm", "--out", str(world.out))

    assert ran.code == 0
    assert "under the reference D-" in ran.out
    assert world.verify().code == 0


def test_a_folder_whose_name_is_no_text_is_written(world: World) -> None:
    out = os.fsdecode(os.fsencode(world.folder) + b"/handed\xffover")
    world.release()

    assert world.release("--confirm", "--out", out).code == 0
    assert Path(out, "letter.txt").exists()


def test_verifying_needs_no_vault_and_says_who_signed(world: World) -> None:
    world.release()
    world.hand_over()
    for path in (world.folder / "A.vault").iterdir():
        path.unlink()

    told = world.verify("--json").json
    assert set(told) == {"valid", "signer", "kind", "about", "problems"}
    assert told["valid"] is True
    assert told["problems"] == []
    assert told["about"] in (world.out / "letter.txt").read_text()
    ran = world.verify()
    assert ran.code == 0
    assert told["signer"] in ran.out


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / "letter.txt").unlink(),
        lambda out: (out / "more.txt").touch(),
        lambda out: (out / "letter.txt").write_text("Thank you."),
        lambda out: (out / "manifest.json").write_text("{}"),
    ],
)
def test_verifying_what_was_changed_fails(world: World, spoil: Callable[[Path], None]) -> None:
    world.release()
    world.hand_over()
    spoil(world.out)

    ran = world.verify("--json")
    assert ran.code == 1
    assert json.loads(ran.out)["valid"] is False
    assert json.loads(ran.out)["problems"] != []
    ran = world.verify()
    assert ran.code == 1
    assert ran.out.startswith("Not verified: ")


def test_nothing_of_the_machine_or_of_other_records_leaves(world: World) -> None:
    home = world.folder / "canary-home"
    home.mkdir()
    there = {
        "HOME": str(home),
        "USER": "canary-user",
        "LOGNAME": "canary-user",
        "TZ": "Asia/Kathmandu",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(CHECKOUT),
    }
    vault = ["--vault", str(world.folder / "A.vault")]
    vault += ["--passphrase-file", str(world.folder / "passphrase")]
    words = ["release", world.ids["case"], "--to", world.ids["company"]]
    words += ["--terms", world.ids["terms"], "--attach", world.ids["leak.jpg"], *vault]
    for more in ([], ["--confirm", "--out", str(world.out)]):
        command = [sys.executable, "-m", "vrm_app", *words, *more]
        subprocess.run(command, check=True, cwd=home, env=there, capture_output=True)

    left = {
        f"{path.name} {number}": NO_WORDS.sub(b"", content).lower()
        for path in world.out.iterdir()
        for number, content in enumerate(readable(path.name, path.read_bytes()))
    }
    traces = {
        *world.ids.values(),
        *(one.replace("-", "") for one in world.ids.values()),
        *("canary", "patience", str(world.folder), str(CHECKOUT), sys.executable),
        *(socket.gethostname(), socket.getfqdn(), getpass.getuser()),
        *("kathmandu", "05:45", "+05", "python-", "vrm_app", "dealings.vault"),
    }
    for name, content in left.items():
        for trace in traces - {"localhost"}:
            assert trace.lower().encode() not in content, (name, trace)
    assert b"5 may 2026" in left["letter.txt 0"]
    assert len(left) > len(list(world.out.iterdir()))
