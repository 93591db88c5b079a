# What flows from page to page.
from collections.abc import Callable, Sequence
from typing import BinaryIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

class Flowable:
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]: ...

class Paragraph(Flowable):
    def __init__(
        self, text: str, style: ParagraphStyle, *, bulletText: str | None = ...
    ) -> None: ...

class Spacer(Flowable):
    def __init__(self, width: float, height: float) -> None: ...

class KeepTogether(Flowable):
    def __init__(self, flowables: Sequence[Flowable]) -> None: ...

class Table(Flowable):
    def __init__(
        self,
        data: Sequence[Sequence[object]],
        *,
        colWidths: Sequence[float],
        rowHeights: Sequence[float] | None = ...,
        style: Sequence[tuple[object, ...]] = ...,
        hAlign: str = ...,
        spaceAfter: float = ...,
    ) -> None: ...

class Frame:
    def __init__(
        self,
        x1: float,
        y1: float,
        width: float,
        height: float,
        *,
        leftPadding: float = ...,
        bottomPadding: float = ...,
        rightPadding: float = ...,
        topPadding: float = ...,
    ) -> None: ...

class PageTemplate:
    def __init__(
        self,
        id: str,
        frames: Sequence[Frame],
        *,
        onPage: Callable[[Canvas, BaseDocTemplate], None],
        autoNextPageTemplate: str | None = ...,
    ) -> None: ...

class BaseDocTemplate:
    page: int
    def __init__(
        self,
        filename: BinaryIO,
        *,
        pagesize: tuple[float, float],
        pageTemplates: Sequence[PageTemplate],
        initialFontName: str,
        lang: str,
        invariant: int,
    ) -> None: ...
    def build(self, flowables: list[Flowable]) -> None: ...
