"""What a record of a kind is made of, told in a command's help from the declarations."""

from collections.abc import Iterator

import click

from vrm_app.cli.session import Command
from vrm_app.domain.compounds import ListOf, Part
from vrm_app.domain.fields import Field, FieldType
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Missing, Record, fields_of
from vrm_app.domain.scalars import (
    Address,
    Choice,
    Country,
    Day,
    Flag,
    HostName,
    Instant,
    Language,
    Link,
    MoneyType,
    NoticeType,
    Prose,
    SpanType,
    Whole,
)

_KIND = f"{__name__}.kind"
# A type comes before the one it derives from.
_WORDS: dict[type[FieldType], str] = {
    Prose: "text with lines",
    HostName: "host name such as shop.example.com",
    Address: "web address",
    Country: "country code such as DE",
    Language: "language tag such as de",
    Day: "day such as 2026-01-31",
    Instant: "moment such as 2026-01-31T09:30:00+01:00",
    NoticeType: "span such as P14D or P3M, or P0D",
    SpanType: "span such as P14D, P3M or P1Y",
    Flag: "true or false",
    MoneyType: '{"amount": "12.90", "currency": "EUR"}',
}
_MISSING = {Missing.NOW: "now", Missing.TODAY: "today"}


class KindCommand(Command):
    """A command about one kind of record; its help names the kinds, or the fields of one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember which kind the help is asked for."""
        ctx.meta[_KIND] = next((one for one in args if one in KINDS), None)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the kinds, or the fields of the one that was named."""
        kind = ctx.meta.get(_KIND)
        if kind is not None:
            with formatter.section(f"Fields of {kind} (* is needed)"):
                formatter.write_dl(list(_rows(KINDS[kind])))
            return
        with formatter.section("Kinds"):
            formatter.write_text(", ".join(KINDS))
        formatter.write_paragraph()
        formatter.write_text("`vrm add KIND --help` lists the fields of one.")


def _rows(cls: type[Record]) -> Iterator[tuple[str, str]]:
    for name, field in fields_of(cls).items():
        yield f"{name} *" if field.required else name, _words(field.type) + _otherwise(field)


def _words(kind: FieldType) -> str:
    if isinstance(kind, ListOf):
        return f"list of {_words(kind.item)}"
    if isinstance(kind, Part):
        parts = (f"{name}: {_words(field.type)}" for name, field in kind.fields.items())
        return "object of " + "; ".join(parts)
    if isinstance(kind, Choice):
        return ", ".join(kind.options)
    if isinstance(kind, Link):
        return _id_of(kind)
    if type(kind) is Whole:
        return _number(kind)
    return next((words for one, words in _WORDS.items() if isinstance(kind, one)), "text")


def _number(whole: Whole) -> str:
    bounded = whole.most < Whole.most
    return f"whole number, {whole.least} {f'to {whole.most}' if bounded else 'or more'}"


def _id_of(link: Link) -> str:
    if link.kind is None:
        return "id of any record"
    return f"id of {'an' if link.kind[0] in 'aeiou' else 'a'} {link.kind}"


def _otherwise(field: Field) -> str:
    if field.default in _MISSING:
        return f" (else {_MISSING[field.default]})"
    if field.required or field.default in (None, ()):
        return ""
    return f" (else {field.type.to_json(field.default)})".lower()
