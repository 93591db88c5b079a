"""Gather every text of the program, and bring the catalogues of all languages up to date.

python packaging/words.py writes resources/locale/dealings.pot and the .po and .mo beside it. What
is translated stays; what changed is marked "fuzzy", and is said in English until somebody looked.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parents[1]
LOCALE = CHECKOUT / "resources" / "locale"
DOMAIN = "dealings"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
_KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "marked": None}
_SAID = ("title", "advice")

_NOT_SAID = {"FieldError", "RuntimeError", "TypeError", "ValueError"}

Text = str | tuple[str, ...]


def main() -> int:
    """Write the template, and each catalogue anew."""
    template = gather()
    TEMPLATE.write_bytes(written(template))
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = updated(path, template)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        lacking = sum(not _is_said(one) for one in catalogue if one.id)
        print(f"{path.parts[-3]}: {len(catalogue) - lacking} of {len(catalogue)} texts")
    return 0


def gather() -> Catalog:
    """Return every text of the program, with the files it is in."""
    found = Catalog(project="Dealings", charset="utf-8")
    for path in sorted((CHECKOUT / "vrm_app").rglob("*.py")):
        place = path.relative_to(CHECKOUT).as_posix()
        for line, text, context in sorted(texts_of(path.read_bytes()), key=lambda one: one[0]):
            found.add(text, locations=[(place, line)], context=context)
    return found


def texts_of(source: bytes) -> Iterator[tuple[int, Text, str | None]]:
    """Return each text of a module with its line, and what is meant by it where that is said.

    They are those looked up, and those of its errors.
    """
    for line, text, _comments, context in extract("python", io.BytesIO(source), _KEYWORDS):
        yield line, text, context
    for line, text in errors_of(ast.parse(source)):
        yield line, text, None


def errors_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Return what errors for people say; they look it up by themselves (`UserError`)."""
    for said in said_by_errors(tree):
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.lineno, said.value


def said_by_errors(tree: ast.Module) -> Iterator[ast.expr]:
    """Return each title and advice of an error, where its class says it and where it is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _is_error(node.name):
            for part in ast.walk(node):
                if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) in _SAID:
                    yield part.value
                elif isinstance(part, ast.Call) and ast.unparse(part.func) == "super().__init__":
                    yield from _said(part)
        elif isinstance(node, ast.Call) and _is_error(ast.unparse(node.func)):
            yield from _said(node)


def updated(path: Path, template: Catalog) -> Catalog:
    """Return a catalogue with the texts of today, keeping what is translated."""
    with path.open("rb") as opened:
        catalogue = read_po(opened, locale=path.parts[-3], domain=DOMAIN)
    catalogue.update(template, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file, the same for the same texts."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, include_lineno=False, sort_output=False)
    return _head(catalogue) + out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    out = io.BytesIO()
    plain = _Plain(locale=catalogue.locale, domain=DOMAIN)
    for message in catalogue:
        if message.id and _is_said(message):
            plain[message.id] = message
    write_mo(out, plain)
    return out.getvalue()


class _Plain(Catalog):
    """A catalogue whose head says nothing of when and with what it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what is needed to read it."""
        return _headers(self)


def _headers(catalogue: Catalog) -> list[tuple[str, str]]:
    needed = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
    if catalogue.locale is None:
        return needed
    plural = ("Plural-Forms", catalogue.plural_forms)
    return [*needed, ("Language", str(catalogue.locale)), plural]


def _head(catalogue: Catalog) -> bytes:
    told = "".join(f'"{name}: {value}\\n"\n' for name, value in _headers(catalogue))
    return f'msgid ""\nmsgstr ""\n{told}\n'.encode()


def _is_error(name: str) -> bool:
    return name.endswith("Error") and name not in _NOT_SAID


def _is_said(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def _said(call: ast.Call) -> list[ast.expr]:
    named = [one.value for one in call.keywords if one.arg in _SAID]
    return [*call.args[: len(_SAID)], *named]


if __name__ == "__main__":
    sys.exit(main())
