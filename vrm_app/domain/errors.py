"""Errors a person can mend; everything else is a bug."""

import gettext


class UserError(Exception):
    """Say in one sentence what did not happen, and in another what to do.

    Both are written in English, with what varies named in curly brackets, and said in the language
    that is spoken.
    """

    title = "That did not work"
    advice = "Nothing was changed."

    def __init__(
        self, title: str | None = None, advice: str | None = None, **named: object
    ) -> None:
        self.title = _said(title or type(self).title, named)
        self.advice = _said(advice or type(self).advice, named)
        super().__init__(f"{self.title}. {self.advice}")


class FieldError(UserError):
    """A value that cannot be kept; names the field so that the form can point at it."""

    advice = "Nothing was written."

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(f"{field}: {reason}")


def _said(text: str, named: dict[str, object]) -> str:
    # Looked up only now: this module is there before it is known which language is spoken.
    said = gettext.gettext(text)
    return said.format(**named) if named else said
