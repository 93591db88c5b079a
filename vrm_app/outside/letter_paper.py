"""How a letter lies on A4 paper: in German by DIN 5008 for a window envelope, else plainly."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vrm_app.outside.letter_font import BOLD, REGULAR, shown
from vrm_app.outside.letter_layout import broken, quoted_lines
from vrm_app.outside.letter_parts import Facts, Item, Items, Letter, Part, Quote

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
LEFT = 25 * MM
WIDTH = 165 * MM
BOTTOM = 22 * MM
LATER_TOP = 25 * MM

# DIN 5008, form B: the window, what stands beside it, the first line below, folds and holes.
_WINDOW_TOP = 45 * MM
_WINDOW_SIZE = (80 * MM, 45 * MM)
_RETURN_HEIGHT = 17.7 * MM
_BESIDE_LEFT = 100 * MM
_BESIDE_WIDTH = WIDTH - _BESIDE_LEFT
_HEAD_HEIGHT = 53.5 * MM
_MARKS = (105 * MM, 148.5 * MM, 210 * MM)

_SIZE = 10
_LEADING = 14
_RETURN_SIZE = 7
_ROOM_TO_SIGN = 16 * MM
_ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Where the first page begins, its marks, and whether its address stands in a window."""

    top: float = LATER_TOP
    marks: tuple[float, ...] = ()
    has_window: bool = False


def paper_of(letter: Letter) -> Paper:
    """Return the paper that suits the language, and that the addresses fit on."""
    room = _WINDOW_SIZE[1] - _RETURN_HEIGHT
    if (
        letter.phrases.has_window
        and _height(_address(letter.recipient), _WINDOW_SIZE[0]) <= room
        and _height(_beside(letter), _BESIDE_WIDTH) <= _HEAD_HEIGHT
    ):
        return Paper(top=_WINDOW_TOP, marks=_MARKS, has_window=True)
    return Paper()


def flowables(letter: Letter, paper: Paper) -> list["Flowable"]:
    """Return what flows over the pages, from the addresses to the remarks."""
    from reportlab.platypus import KeepTogether

    styles = _styles()
    head = _windowed(letter) if paper.has_window else _plain(letter)
    closing = [
        _set(letter.phrases.closing, styles["text"]),
        _gap(_ROOM_TO_SIGN),
        _set(letter.signer, styles["text"]),
    ]
    return [
        *head,
        _set(letter.subject, styles["subject"]),
        *_address(letter.references),
        _gap(2 * _LEADING),
        _set(letter.phrases.salutation, styles["text"]),
        *_parts(letter.body),
        KeepTogether(closing),
        _gap(_LEADING),
        *_parts(letter.enclosures),
        *(_set(remark.text, styles["small"]) for remark in letter.remarks),
    ]


def _windowed(letter: Letter) -> Iterator["Flowable"]:
    from reportlab.platypus import Table

    line = _return_line(letter)
    above = _gap(_RETURN_HEIGHT - _SIZE) if line else _gap(_RETURN_HEIGHT)
    window = [above, *line, *_address(letter.recipient)]
    yield Table(
        [[window, _beside(letter)]],
        colWidths=[_BESIDE_LEFT, _BESIDE_WIDTH],
        rowHeights=[_HEAD_HEIGHT],
        style=_BARE,
        hAlign="LEFT",
    )


def _plain(letter: Letter) -> Iterator["Flowable"]:
    for lines in (letter.sender, letter.recipient, (letter.day,)):
        yield from _address(lines)
        if lines:
            yield _gap(2 * _LEADING)


def _beside(letter: Letter) -> list["Flowable"]:
    blank = [_gap(_LEADING)] if letter.sender else []
    return [*_address(letter.sender), *blank, _set(letter.day, _styles()["line"])]


def _return_line(letter: Letter) -> list["Flowable"]:
    """Return the sender in one small line above the address, if that fits and says enough."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [line for line in letter.sender if "@" not in line]
    joined = shown(" · ".join(lines))
    fits = stringWidth(joined, REGULAR, _RETURN_SIZE) <= _WINDOW_SIZE[0]
    return [_set(joined, _styles()["return"])] if len(lines) > 1 and fits else []


def _parts(parts: Iterable[Part]) -> Iterator["Flowable"]:
    for part in parts:
        if isinstance(part, Facts):
            yield _table(part)
        elif isinstance(part, Items):
            for item in part.items:
                yield from _item(item)
            yield _gap(_LEADING / 2)
        elif isinstance(part, Quote):
            yield from _quoted(part.text, "quote")
            yield _gap(_LEADING / 2)
        else:
            yield _set(part.text, _styles()["head" if part.text.endswith(":") else "text"])


def _item(item: Item) -> Iterator["Flowable"]:
    from reportlab.platypus import Paragraph as Set

    style = _styles()["item head" if item.text else "item"]
    yield Set(_marked_up(item.head), style, bulletText="–")
    yield from _quoted(item.text, "item quote")
    if item.tail:
        yield _set(item.tail, _styles()["item"])


def _quoted(text: str, style: str) -> Iterator["Flowable"]:
    for line in quoted_lines(text):
        yield _set(line, _styles()[style]) if line else _gap(_LEADING / 2)


def _table(facts: Facts) -> "Flowable":
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Table

    line = _styles()["line"]
    labels = [f"{label}:" for label, _ in facts.rows]
    wide = max(stringWidth(label, REGULAR, _SIZE) for label in labels) + 6 * MM
    return Table(
        [
            [_set(label, line), _set(value, line)]
            for label, (_, value) in zip(labels, facts.rows, strict=True)
        ],
        colWidths=[wide, WIDTH - wide],
        style=_BARE,
        hAlign="LEFT",
        spaceAfter=_LEADING,
    )


_BARE = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("FONT", (0, 0), (-1, -1), REGULAR, _SIZE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


def _address(lines: Iterable[str]) -> list["Flowable"]:
    return [_set(line, _styles()["line"]) for line in lines]


def _set(text: str, style: "ParagraphStyle") -> "Flowable":
    from reportlab.platypus import Paragraph as Set

    return Set(_marked_up(text), style)


def _marked_up(text: str) -> str:
    """Return the text so that nothing in it is taken for markup."""
    return html.escape(shown(broken(text)), quote=False)


def _gap(height: float) -> "Flowable":
    from reportlab.platypus import Spacer

    return Spacer(0, height)


def _height(column: Iterable["Flowable"], width: float) -> float:
    return sum(one.wrap(width, _ENDLESS)[1] for one in column)


@cache
def _styles() -> dict[str, "ParagraphStyle"]:
    from reportlab.lib.styles import ParagraphStyle

    line = ParagraphStyle(
        "line", fontName=REGULAR, bulletFontName=REGULAR, fontSize=_SIZE, leading=_LEADING
    )
    text = ParagraphStyle("text", line, spaceAfter=_LEADING * 0.6)
    item = ParagraphStyle("item", line, leftIndent=5 * MM, spaceAfter=_LEADING / 4)
    variants: dict[str, dict[str, object]] = {
        "subject": {"parent": line, "fontName": BOLD, "fontSize": 11, "spaceAfter": 2},
        "return": {
            "parent": line,
            "fontSize": _RETURN_SIZE,
            "leading": _SIZE,
            "textColor": "#555555",
        },
        "head": {"parent": text, "keepWithNext": 1, "spaceAfter": _LEADING / 4},
        "quote": {"parent": line, "leftIndent": 8 * MM},
        "item head": {"parent": item, "keepWithNext": 1},
        "item quote": {"parent": line, "leftIndent": 10 * MM, "spaceAfter": _LEADING / 4},
        "small": {"parent": text, "fontSize": 8, "leading": 11, "textColor": "#555555"},
    }
    made = {name: ParagraphStyle(name, **given) for name, given in variants.items()}
    return {"line": line, "text": text, "item": item, **made}
