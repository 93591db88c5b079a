"""Make names of files safe to write on every system, side by side in one folder."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

# Bytes in UTF-8. Linux takes 255 a name, others count differently; encrypted folders take less.
LONGEST = 120
LONGEST_SUFFIX = 20
FALLBACK = "file"

# Names of devices on Windows, whatever suffix follows.
_DEVICES = frozenset(
    [
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(port + digit for port in ("com", "lpt") for digit in "0123456789¹²³"),
    ]
)
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')


def safe_names(names: Iterable[str], *, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a safe name for each, none alike where upper and lower case count as the same."""
    used = {name.casefold() for name in taken}
    safe = []
    for name in names:
        chosen = next(one for one in _variants(name) if one.casefold() not in used)
        used.add(chosen.casefold())
        safe.append(chosen)
    return tuple(safe)


def safe_name(name: str) -> str:
    """Return the name without folders and without what some system would not take."""
    return next(_variants(name))


def _variants(name: str) -> Iterator[str]:
    stem, suffix = _plain(name)
    for number in count(1):
        mark = f"-{number}" if number > 1 else ""
        room = LONGEST - len(f"{mark}{suffix}".encode())
        yield f"{_cut(stem, room)}{mark}{suffix}"


def _plain(name: str) -> tuple[str, str]:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(one for one in map(_shown, last) if one)
    # A leading dot hides a file, a leading "-" or "~" means something to a shell.
    plain = _NOT_ON_WINDOWS.sub("_", visible).rstrip(" .").lstrip(" .-~") or FALLBACK
    stem, dot, suffix = plain.rpartition(".")
    if not stem or len((dot + suffix).encode()) > LONGEST_SUFFIX:
        stem, dot, suffix = plain, "", ""
    if stem.partition(".")[0].strip().casefold() in _DEVICES:
        stem = f"_{stem}"
    return stem, dot + suffix


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("Z"):
        return " "
    return "" if category.startswith("C") else character


def _cut(text: str, size: int) -> str:
    # A character cut in half is left out; so is a space or dot that would now come last.
    return text.encode()[:size].decode(errors="ignore").rstrip(" .")
