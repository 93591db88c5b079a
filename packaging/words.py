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
_KEYWORDS = {"_": None, "ngettext": (1, 2), "marked": None}
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
        for line, text in sorted(texts_of(path.read_bytes()), key=lambda one: one[0]):
            found.add(text, locations=[(place, line)])
    return found


def texts_of(source: bytes) -> Iterator[tuple[int, Text]]:
    """Return each text of a module with its line: those looked up, and those of its errors."""
    for line, text, _comments, _context in extract("python", io.BytesIO(source), _KEYWORDS):
        yield line, text
    yield from errors_of(ast.parse(source))


def errors_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Return what errors for people say; they look it up by themselves (`UserError`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            for part in node.body:
                if isinstance(part, ast.Assign) and _names(part) in _SAID:
                    yield from _constants([part.value])
            yield from (one for call in _calls_of_init(node) for one in call)
        elif isinstance(node, ast.Call) and _is_error(node.func):
            yield from _constants(_said(node))


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
    with io.BytesIO(written(catalogue)) as opened:
        write_mo(out, read_po(opened, locale=catalogue.locale, domain=DOMAIN))
    return out.getvalue()


def _head(catalogue: Catalog) -> bytes:
    # Babel's own head holds the moment of writing.
    lines = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if catalogue.locale is not None:
        lines += [f"Language: {catalogue.locale}", f"Plural-Forms: {catalogue.plural_forms}"]
    told = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{told}\n'.encode()


def _names(assign: ast.Assign) -> str:
    target = assign.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def _calls_of_init(node: ast.ClassDef) -> Iterator[Iterator[tuple[int, str]]]:
    for part in ast.walk(node):
        if (
            isinstance(part, ast.Call)
            and isinstance(part.func, ast.Attribute)
            and part.func.attr == "__init__"
        ):
            yield _constants(_said(part))


def _is_error(called: ast.expr) -> bool:
    name = called.id if isinstance(called, ast.Name) else ""
    return name.endswith("Error") and name not in _NOT_SAID


def _is_said(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def _said(call: ast.Call) -> list[ast.expr]:
    named = [one.value for one in call.keywords if one.arg in _SAID]
    return [*call.args[: len(_SAID)], *named]


def _constants(nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


if __name__ == "__main__":
    sys.exit(main())
