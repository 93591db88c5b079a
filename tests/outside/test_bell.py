"""What a second start says to an open window, taken by its word and no further."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.domain.fields import Json
from vrm_app.outside.bell import LONGEST, Ring, Wish, bell_at, heard, ring, written

HERE = Path("/home/kim/Mine.vault")


def message(**changed: Json) -> bytes:
    said: dict[str, Json] = {"folder": str(HERE), "wish": "show", "files": [], "token": ""}
    return json.dumps(said | changed).encode() + b"\n"


@pytest.mark.parametrize(
    "said",
    [
        *(Ring(folder=HERE, wish=one) for one in Wish if one is not Wish.OPEN),
        Ring(folder=HERE, wish=Wish.SHOW, token="kim_desk-4711_TIME1"),
        Ring(
            folder=HERE,
            wish=Wish.OPEN,
            files=(Path("/home/kim/bill 1.eml"), Path("/home/kim/für.eml")),
        ),
        Ring(folder=HERE, wish=Wish.OPEN, files=(Path("/home/kim/no text \udcff.eml"),)),
    ],
)
def test_what_is_written_is_heard(said: Ring) -> None:
    assert heard(written(said), HERE) == said


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\n", b"show\n", b"{}\n", b"[]\n", b"null\n", message()[:-1], message() + b"\n",
        message() + message(), b"\xff" + message(), b"[" * 10_000 + b"\n", b" " * LONGEST + b"\n",
        message(folder="/home/kim/Other.vault"), message(folder=1), message(wish="export"),
        message(wish=None), message(wish="open"), message(files=["/x"]), message(files={}),
        message(wish="open", files=["relative.eml"]), message(wish="open", files=["/x\0"]),
        message(wish="open", files=[1]), message(wish="open", files=["/" + "x" * 5_000]),
        message(wish="open", files=["/x"] * 1_001), message(token="a b"), message(token="é"),
        message(token="x" * 600), message(token=["x"]), message(more=1),
        message().replace(b'"token"', b'"wish": "lock", "token"'),
    ],
)  # fmt: skip
def test_nothing_else_is_heard(said: bytes) -> None:
    assert heard(said, HERE) is None


@given(st.binary(max_size=200))
def test_no_message_does_harm(said: bytes) -> None:
    assert heard(said + b"\n", HERE) is None


def test_where_nobody_listens_nobody_heard(tmp_path: Path) -> None:
    assert not ring(tmp_path, HERE, Wish.SHOW)
    Path(bell_at(tmp_path, HERE)).write_text("not a socket", "utf-8")
    assert not ring(tmp_path, HERE, Wish.SHOW)


def test_a_folder_has_one_bell_however_it_is_named(tmp_path: Path) -> None:
    real, other = tmp_path / "Mine.vault", tmp_path / "link"
    real.mkdir()
    other.symlink_to(real)

    assert bell_at(tmp_path, real) == bell_at(tmp_path, other)
    assert bell_at(tmp_path, real) != bell_at(tmp_path, tmp_path / "Yours.vault")


def test_a_name_that_is_no_text_comes_to_a_bell(tmp_path: Path) -> None:
    assert bell_at(tmp_path, Path("/home/kim/\udcff"))
