"""Ways to break a vault's folder, each a function of it and of another vault's folder."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from vrm_app.vault.database import PAGE

Break = Callable[[Path, Path], object]

KEYS = ("vault.keys", "vault.keys.bak")


def files(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put(folder: Path, held: dict[str, bytes]) -> None:
    """Have a folder hold these files and no others."""
    for path in folder.iterdir():
        path.unlink()
    for name, content in held.items():
        (folder / name).write_bytes(content)


def flipped(content: bytes, bit: int) -> bytes:
    """Return the content with one bit changed."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def cut(name: str, size: int) -> Break:
    """Keep so many bytes of a file; of a negative number, that many are lost."""

    def shorten(folder: Path, _: Path) -> None:
        path = folder / name
        path.write_bytes(path.read_bytes()[:size])

    return shorten


def holding_instead(name: str, content: bytes) -> Break:
    """Put something else into a file."""
    return lambda folder, _: (folder / name).write_bytes(content)


def without(*names: str) -> Break:
    """Remove files."""

    def remove(folder: Path, _: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return remove


def from_another(*names: str) -> Break:
    """Put files of another vault in the place of these."""
    return lambda folder, other: [shutil.copy(other / name, folder / name) for name in names]


def with_a_flipped_bit(*names: str) -> Break:
    """Change one bit of files."""

    def flip(folder: Path, _: Path) -> None:
        for name in names:
            content = (folder / name).read_bytes()
            (folder / name).write_bytes(flipped(content, random.randrange(8 * len(content))))

    return flip


def half(folder: Path, _: Path) -> None:
    """Keep half of the database's pages."""
    path = folder / "vault.db"
    os.truncate(path, path.stat().st_size // 2 // PAGE * PAGE)


def plain_database(folder: Path, _: Path) -> None:
    """Put a database there that is not encrypted."""
    (folder / "vault.db").unlink()
    connection = sqlite3.connect(folder / "vault.db")
    connection.execute("CREATE TABLE vault (id TEXT)")
    connection.close()


def folder_instead(folder: Path, _: Path) -> None:
    """Put a folder in the place of the database."""
    (folder / "vault.db").unlink()
    (folder / "vault.db").mkdir()
