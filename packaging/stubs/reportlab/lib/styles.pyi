# How paragraphs look.

class ParagraphStyle:
    def __init__(self, name: str, /, *parent: ParagraphStyle, **attributes: object) -> None: ...
