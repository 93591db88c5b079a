"""What a file from elsewhere may be, before and while it is read."""

import os
from pathlib import Path

from vrm_app.domain.errors import UserError

FILE_BYTES = 50_000_000
ATTACHMENT_BYTES = 500_000_000
RECORDS = 50_000
CELL_CHARACTERS = 131_072
JSON_DEPTH = 64
NUMBER_CHARACTERS = 32
TEXT_CHARACTERS = 300  # one line in a record
COMPANY_HOSTS = 1_000  # a list in a record
COLUMNS = 1_000
PROSE_CHARACTERS = 100_000  # a longer text in a record

HEADER_BYTES = 64 * 1024
HEADERS = 200
HEADER_PARAMETERS = 100
ENCODED_WORDS = 2_000
PARTS = 500
PART_DEPTH = 20
MAIL_ADDRESSES = 500
MAIL_THREAD = 100
HTML_CHARACTERS = 1_000_000
INLINE_IMAGE_BYTES = 10_000  # below it are logos and the marks that tell who has read

ZIP_MEMBERS = 10_000
ZIP_BYTES = 500_000_000
ZIP_RATIO = 100

CHILD_MEMORY_BYTES = 1 << 30
CHILD_CPU_SECONDS = 20
CHILD_WALL_SECONDS = 30.0
CHILD_OPEN_FILES = 16
ANSWER_BYTES = 64 << 20
MAIL_ANSWER_BYTES = 4 << 20
MAILS_A_CHILD = 2_000
DRAWING_SECONDS = 15.0
PICTURE_PIXELS = 80_000_000  # in memory at once; a JPEG may hold more and is read smaller
SHOWN_PIXELS = 12_000_000  # what is handed over is under ANSWER_BYTES
SHOWN_SIDE = 12_000
FRAME_BYTES = 8  # how long what follows is, between the two processes


class UnreadableFileError(UserError):
    """The file is damaged, or not what it is said to be."""

    title = "This file could not be read"
    advice = "Nothing was changed; export it again from the other program and try the new file."


class UnknownFormError(UnreadableFileError):
    """The file is none of the forms that can be read."""

    title = "This file is not an export that Dealings knows"
    advice = (
        "Nothing was changed; choose an export of Bitwarden (JSON or CSV), or of KeePassXC, "
        "Firefox, Chrome or Edge (CSV), or a table of companies (CSV)."
    )


class EncryptedExportError(UnreadableFileError):
    """The export can only be opened by the program that wrote it."""

    title = "This Bitwarden export is encrypted"
    advice = "In Bitwarden choose “Export vault” with the format “.json” and try that file."


class OtherEncodingError(UnreadableFileError):
    """The file is not written in the encoding that was named."""

    title = "This file is not written in that encoding"
    advice = "Nothing was changed; name another encoding, or none so that it is found out."


class NotATableError(UnreadableFileError):
    """The file does not begin with a row of headings."""

    title = "This file is not a table"
    advice = "Nothing was changed; save it as CSV, with headings in its first row, and try again."


class EmptyTableError(UnreadableFileError):
    """The table has nothing below its headings."""

    title = "This table has no rows below its first one"
    advice = "Nothing was changed; it needs headings in its first row and a company in each other."


class ManyColumnsError(UnreadableFileError):
    """The table has more columns than COLUMNS."""

    title = "This table has more than 1,000 columns, or very long headings"
    advice = "Nothing was changed; save it with only the columns that tell of companies."


class UnknownColumnError(UnreadableFileError):
    """A heading was named that the table does not have."""

    title = "A column that you named is not in this table"
    advice = "Nothing was changed; look at its columns first, and write the headings as they are."


class SecretColumnError(UnreadableFileError):
    """A column was named that is never read."""

    title = "A column that you named is never read, because it can hold secrets"
    advice = (
        "Leave it out; user names are never read, and of a table with passwords only names, "
        "websites, folders, favourites and days."
    )


class DoubleColumnError(UnreadableFileError):
    """Two columns were named for what only one can say."""

    title = "Two columns were named for the same thing"
    advice = "Nothing was changed; leave one of them out."


class LargeFileError(UnreadableFileError):
    """The file holds more bytes than FILE_BYTES."""

    title = "This file is larger than 50 MB"
    advice = "Nothing was changed; export fewer entries at a time."


class LargeMailError(LargeFileError):
    """The mail holds more bytes than FILE_BYTES."""

    title = "This e-mail is larger than 50 MB"
    advice = "Nothing was kept of it; save the files in it by themselves and keep what you need."


class LargeAttachmentError(UnreadableFileError):
    """The file holds more bytes than ATTACHMENT_BYTES."""

    title = "This file is larger than 500 MB"
    advice = "Nothing was kept; keep a smaller copy of it, or note where it is."


class ManyRecordsError(UnreadableFileError):
    """The file holds more records than RECORDS."""

    title = "This file has more than 50,000 entries"
    advice = "Nothing was changed; export fewer entries at a time."


class NotAMailError(UnreadableFileError):
    """Nothing in the file is what a mail begins with."""

    title = "This file is not an e-mail"
    advice = "Nothing was kept of it; save the e-mail again from the mail program, as .eml."


class UndatedMailError(UnreadableFileError):
    """Neither the sender nor whoever received it says when, in a way that can be read."""

    title = "This e-mail has no date that can be read"
    advice = "Nothing was kept of it; write it down with `vrm add interaction`."


class LongHeaderError(UnreadableFileError):
    """A header is over HEADER_BYTES, HEADERS, HEADER_PARAMETERS or ENCODED_WORDS."""

    title = "The header of this e-mail is longer than any that mail programs write"
    advice = "Nothing was kept of it; it may have been made to do harm."


class ManyPartsError(UnreadableFileError):
    """The mail has more than PARTS parts, or parts in parts deeper than PART_DEPTH."""

    title = "This e-mail has more parts than any that mail programs write"
    advice = "Nothing was kept of it; it may have been made to do harm."


class MissingFileError(UnreadableFileError):
    """There is no file at that place, or it may not be opened."""

    title = "This file could not be opened"
    advice = "Check that it is there, that it is a file, and that you may read it."


class UnsafeFileError(UnreadableFileError):
    """The reading process died, hung, used too much or answered nonsense."""

    title = "This file could not be read safely"
    advice = "Nothing was changed; export it again from the other program and try the new file."


def refuse_large(content: bytes) -> None:
    """Raise LargeFileError when the content is over FILE_BYTES."""
    if len(content) > FILE_BYTES:
        raise LargeFileError


def file_bytes(path: Path) -> bytes:
    """Return what a file holds, never taking more than FILE_BYTES into memory."""
    return _content(path, FILE_BYTES, LargeFileError)


def attachment_bytes(path: Path) -> bytes:
    """Return what a file to be kept holds, never taking more than ATTACHMENT_BYTES into memory."""
    return _content(path, ATTACHMENT_BYTES, LargeAttachmentError)


def _content(path: Path, most: int, too_large: type[UserError]) -> bytes:
    try:
        # Opening a pipe would wait for its writer.
        if not path.is_file():
            raise MissingFileError
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > most:
                raise too_large
            # It may grow meanwhile.
            content = file.read(most + 1)
    except OSError:
        raise MissingFileError from None
    if len(content) > most:
        raise too_large
    return content
