"""What a person reads goes through the catalogues: no text of the window is a bare literal."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import words

import vrm_app

PACKAGE = Path(vrm_app.__file__).parent
STYLE = PACKAGE / "ui" / "style.py"
"""What is written there, Qt reads."""
SHOWN = sorted({*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE / "presenters").rglob("*.py")} - {STYLE})
SAYING = [
    *sorted((PACKAGE / "services").rglob("*.py")),
    *sorted((PACKAGE / "outside").rglob("*.py")),
    *sorted((PACKAGE / "vault").rglob("*.py")),
    *sorted((PACKAGE / "domain").rglob("*.py")),
]
LOOKED_UP = {"_", "ngettext", "pgettext", "marked"}
SHOWING = {
    *(
        "Action",
        "Button",
        "Check",
        "Choice",
        "Count",
        "Elided",
        "Fact",
        "Field",
        "Group",
        "Heading",
    ),
    *("Key", "Line", "Lines", "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu"),
    *("QPushButton", "Told", "UserError", "addAction", "addItem", "addItems", "addMenu", "addTab"),
    *("announce", "empty", "field", "heading", "label", "muted", "named", "setAccessibleName"),
    *("setAccessibleDescription", "setHeaderLabels", "setInformativeText", "setPlaceholderText"),
    *("setStatusTip", "setTabText", "setText", "setTitle", "setToolTip", "setWindowTitle"),
    *("show_done", "show_quiet", "show_told", "show_wrong", "title"),
}
"""What puts words before a person; the first of what is handed over is words."""
KEYS = re.compile(r"((Ctrl|Alt|Shift)\+)*(Enter|Return|Esc|Del|F\d+|[A-Z]|Left|Right)?")
WORD = re.compile(r"[^\W\d_]{2,}")
OWN_NAMES = {"SHA", "DE", "shop", "example", "com"}
"""What is called so in every language."""


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def is_looked_up(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in LOOKED_UP


def bare(node: ast.AST) -> Iterator[ast.Constant]:
    """Return the literals with words in them that nothing looks up."""
    if isinstance(node, ast.Call) and is_looked_up(node):
        return
    if isinstance(node, ast.Subscript | ast.Compare | ast.Dict):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        said = [one for one in WORD.findall(node.value) if one not in OWN_NAMES]
        if said and not all(KEYS.fullmatch(one) for one in node.value.split()):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from bare(child)


def literals(source: str) -> list[str]:
    """Return the texts of a module that are shown as they stand in the code."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node) in SHOWING:
            # Icons, tones and kinds are named by one small word; a text has more, or a capital.
            found += [
                str(one.value)
                for argument in [*node.args, *(one.value for one in node.keywords)]
                for one in bare(argument)
                if not re.fullmatch(r"[a-z0-9-]*", str(one.value))
            ]
        elif isinstance(node, ast.JoinedStr):
            found += [str(one.value) for one in node.values for one in said_in(one)]
    return found


def said_in(part: ast.expr) -> list[ast.Constant]:
    """Return a piece between two values where it is a piece of a sentence; a report is none."""
    is_words = (
        isinstance(part, ast.Constant)
        and re.search(r"[^\W\d_]{2,} [^\W\d_]|^ [^\W\d_]{2,}", str(part.value))
        and not re.search(r"[{};]|^ in $", str(part.value))
    )
    return [part] if is_words and isinstance(part, ast.Constant) else []


def test_every_text_of_the_window_is_looked_up() -> None:
    for path in SHOWN:
        assert literals(path.read_text("utf-8")) == [], path


@pytest.mark.parametrize(
    "code",
    [
        'label("Not looked up")',
        'Button(look, "Save", icon="check")',
        'made.setToolTip(f"Locks in {n} minutes")',
        'UserError(_("That did not work"), "Try again.")',
        'words = f"{n} days ago"',
        'told = f"Nothing of {name} is kept"',
    ],
)
def test_a_text_that_is_not_looked_up_is_found(code: str) -> None:
    assert literals(code) != []


def test_what_is_looked_up_is_written_out() -> None:
    # Only a text that stands there as it is can be gathered; what these two look up is marked.
    known = {"reviewing.py": ["reason"], "wording.py": ["choice.replace('_', ' ')"]}
    for path in [*SHOWN, *SAYING]:
        computed = {
            ast.unparse(argument)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and is_looked_up(node)
            for argument in node.args[: 1 if name_of(node) in {"_", "marked"} else 2]
            if not isinstance(argument, ast.Constant)
        }
        assert computed <= set(known.get(path.name, [])), path


def pieces_in_errors(source: str) -> list[str]:
    """Return what errors for people say that is put together from pieces."""
    return [
        ast.unparse(said)
        for said in words.said_by_errors(ast.parse(source))
        if isinstance(said, ast.JoinedStr | ast.BinOp)
    ]


def test_what_errors_say_is_written_out() -> None:
    for path in SAYING:
        pieces = pieces_in_errors(path.read_text("utf-8"))
        # What is wrong with a signed file is told by the command line alone.
        assert [one for one in pieces if path.name not in {"errors.py", "verification.py"}] == []


def test_an_error_put_together_from_pieces_is_found() -> None:
    assert pieces_in_errors('raise UserError(f"{name} is not there")') != []
    assert pieces_in_errors('class GoneError(UserError):\n    title = "No " + NAME') != []
