"""What scrubbing a file came to, and how that crosses to another process."""

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Taken(StrEnum):
    """A kind of hidden detail that was taken out."""

    PLACE = "place"
    TIME = "time"
    CAMERA = "camera"
    AUTHOR = "author"
    PROGRAM = "program"
    TITLE = "title"
    COMMENT = "comment"
    THUMBNAIL = "thumbnail"
    HISTORY = "history"
    BEHIND = "behind"
    """What followed the end of the file proper."""
    FOLDER = "folder"
    OTHER = "other"


class Left(StrEnum):
    """Why nothing was taken out, or what stays in although the rest was."""

    ENCRYPTED = "encrypted"
    SIGNED = "signed"
    DAMAGED = "damaged"
    MAIL = "mail"
    UNKNOWN = "unknown"
    COMMENTS = "comments"
    CHANGES = "changes"
    FILES = "files"
    """Files within the file: attachments, macros, objects of other programs."""
    PICTURES = "pictures"
    """Pictures within the file, of a kind that could not be scrubbed."""
    PATHS = "paths"
    """Names of folders on a computer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """A file as it may leave, what was taken out, and what it may still tell."""

    content: bytes
    taken: tuple[Taken, ...] = ()
    left: tuple[Left, ...] = ()

    @classmethod
    def of(cls, content: bytes, taken: Iterable[Taken], left: Iterable[Left] = ()) -> "Scrubbed":
        """Return the outcome with each kind named once, in a steady order."""
        found, stays = set(taken), set(left)
        return cls(
            content=content,
            taken=tuple(one for one in Taken if one in found),
            left=tuple(one for one in Left if one in stays),
        )


class NotScrubbedError(Exception):
    """Nothing can be taken out of the file; `left` says why."""

    def __init__(self, left: Left = Left.DAMAGED) -> None:
        super().__init__(left.value)
        self.left = left


class NotAnOutcomeError(Exception):
    """The bytes do not hold the outcome of scrubbing."""


LONGEST_HEAD = 500
_LINE_FEED = b"\n"


def packed(outcome: Scrubbed | Left) -> bytes:
    """Return an outcome, or why there is none, as one line of JSON and the scrubbed bytes."""
    if isinstance(outcome, Left):
        return json.dumps({"not_scrubbed": outcome}).encode() + _LINE_FEED
    head = {"taken": outcome.taken, "left": outcome.left, "size": len(outcome.content)}
    return json.dumps(head).encode() + _LINE_FEED + outcome.content


def unpacked(answer: bytes) -> Scrubbed | Left:
    """Return what was packed, or raise NotAnOutcomeError."""
    end = answer.find(_LINE_FEED, 0, LONGEST_HEAD)
    head: object = None
    with contextlib.suppress(ValueError):
        head = json.loads(answer[: max(end, 0)])
    content = answer[end + 1 :]
    with contextlib.suppress(ValueError):
        match head:
            case {"not_scrubbed": str(why)} if not content:
                return Left(why)
            case {"taken": list(taken), "left": list(left), "size": int(size)} if size == len(
                content
            ):
                return Scrubbed.of(content, map(Taken, taken), map(Left, left))
    raise NotAnOutcomeError
