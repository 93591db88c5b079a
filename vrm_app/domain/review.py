"""A recommendation or warning, for others."""

from dataclasses import dataclass

from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.record import Long, Moment, Record, Score, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """A recommendation or warning, for others."""

    kind = "review"
    heading_fields = ("item", "text")

    company_id: CompanyId
    item: Text | None = None
    rating: Score | None = None
    text: Long | None = None
    positive_notes: tuple[Text, ...] = ()
    negative_notes: tuple[Text, ...] = ()
    recommend: bool | None = None
    at: Moment

    def check(self) -> None:
        """Refuse a recommendation that says nothing."""
        if self.rating is None and self.text is None and self.recommend is None:
            raise FieldError("rating", "or text or recommend is needed")
