"""Where this system keeps a person's vault, its counters, and a passphrase in a file."""

from pathlib import Path

from vrm_app.domain.errors import UserError

_NAME = "Dealings.vault"
_LONGEST_PASSPHRASE = 10_000


def usual_folder() -> Path:
    """Return where a vault lies when none is named."""
    from platformdirs import user_data_path

    return user_data_path("dealings", appauthor=False) / _NAME


def states_folder() -> Path:
    """Return where the second counter is kept, outside the vault."""
    from platformdirs import user_state_path

    return user_state_path("dealings", appauthor=False)


def first_line(path: Path) -> str:
    """Return the first line of a file, without its end."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            line = file.readline(_LONGEST_PASSPHRASE)
    except (OSError, UnicodeDecodeError):
        raise UserError(
            f"The passphrase file {path} could not be read", "Check its name, and that it is text."
        ) from None
    return line.rstrip("\r\n")
