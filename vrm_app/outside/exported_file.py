"""Deleting the file from which something came in, when the customer asks for it."""

import hashlib
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.outside.limits import file_bytes


class ChangedExportError(UserError):
    """The file is not the one that was read."""

    title = "The file was not deleted, because it is not the one that was read"
    advice = "Look at it, and delete it yourself if it is no longer needed."


class NotDeletedError(UserError):
    """The system kept the file."""

    title = "The file was not deleted, because the system did not allow it"
    advice = "Delete it yourself, and empty the trash."


def delete_exported(path: Path, sha256: str) -> None:
    """Delete a file that holds what it held when it was read, past the system's trash."""
    if path.is_symlink() or hashlib.sha256(file_bytes(path)).hexdigest() != sha256:
        raise ChangedExportError
    try:
        path.unlink()
    except OSError:
        raise NotDeletedError from None
