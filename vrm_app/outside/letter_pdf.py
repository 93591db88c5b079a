"""Set a letter on pages as PDF: the same letter, the same bytes, and nothing of the machine."""

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from vrm_app.outside import letter_font, letter_paper
from vrm_app.outside.letter_font import REGULAR, shown
from vrm_app.outside.letter_paper import MM, PAGE, Paper, paper_of
from vrm_app.outside.letter_parts import Letter

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Frame

_FOOT = 12 * MM
_FOOT_SIZE = 8
_GREY = 0.35


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF, its pages numbered, its font inside, without metadata."""
    letter_font.load()
    paper = paper_of(letter)
    _, pages = _typeset(letter, paper, pages=0)
    content, _ = _typeset(letter, paper, pages=pages)
    return _without_metadata(content)


def _typeset(letter: Letter, paper: Paper, *, pages: int) -> tuple[bytes, int]:
    """Return the pages and their number; their feet tell the number that is given."""
    from reportlab.platypus import BaseDocTemplate, PageTemplate

    foot = partial(_draw_foot, letter, pages)
    first = partial(_draw_first, paper, foot)
    written = BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=PAGE,
        pageTemplates=[
            PageTemplate("first", [_frame(paper.top)], onPage=first, autoNextPageTemplate="later"),
            PageTemplate("later", [_frame(letter_paper.LATER_TOP)], onPage=foot),
        ],
        initialFontName=REGULAR,
        lang=letter.phrases.locale.partition("_")[0],
        invariant=1,
    )
    document.build(letter_paper.flowables(letter, paper))
    return written.getvalue(), document.page


def _frame(top: float) -> "Frame":
    from reportlab.platypus import Frame

    return Frame(
        letter_paper.LEFT,
        letter_paper.BOTTOM,
        letter_paper.WIDTH,
        PAGE[1] - top - letter_paper.BOTTOM,
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
    )


def _draw_first(paper: Paper, foot: "partial[None]", canvas: "Canvas", page: object) -> None:
    foot(canvas, page)
    canvas.saveState()
    canvas.setStrokeGray(_GREY)
    canvas.setLineWidth(0.3)
    for mark in paper.marks:
        canvas.line(4 * MM, PAGE[1] - mark, 8 * MM, PAGE[1] - mark)
    canvas.restoreState()


def _draw_foot(letter: Letter, pages: int, canvas: "Canvas", page: "BaseDocTemplate") -> None:
    canvas.saveState()
    canvas.setFont(REGULAR, _FOOT_SIZE)
    canvas.setFillGray(_GREY)
    canvas.drawString(letter_paper.LEFT, _FOOT, shown(letter.reference))
    right = letter_paper.LEFT + letter_paper.WIDTH
    number = letter.phrases.page.format(page=page.page, pages=pages)
    canvas.drawRightString(right, _FOOT, number)
    canvas.restoreState()


def _without_metadata(content: bytes) -> bytes:
    """Return the PDF written anew, without what its maker says of itself and of the time."""
    import pikepdf

    written = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        del pdf.trailer["/Info"]
        pdf.save(written, deterministic_id=True)
    return written.getvalue()
