"""Errors a person can mend; everything else is a bug."""


class UserError(Exception):
    """Say in one sentence what did not happen, and in another what to do."""

    title = "That did not work"
    advice = "Nothing was changed."

    def __init__(self, title: str | None = None, advice: str | None = None) -> None:
        self.title = title or type(self).title
        self.advice = advice or type(self).advice
        super().__init__(f"{self.title}. {self.advice}")


class FieldError(UserError):
    """A value that cannot be kept; names the field so that the form can point at it."""

    advice = "Nothing was written."

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(f"{field}: {reason}")
