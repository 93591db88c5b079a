"""A table as other programs take it from the clipboard: text, or cells that compute nothing."""

import csv
import io
import re
from collections.abc import Sequence

# A spreadsheet takes what begins like this for a formula, or drops the sign and reads on.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet shows and never computes."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def csv_of(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table as comma-separated values (RFC 4180)."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows([harmless(cell) for cell in line] for line in (heads, *lines))
    return file.getvalue()


def tabs_of(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table with a tab between cells and a line for each row."""
    made = (
        "\t".join(" ".join(harmless(cell).split()) for cell in line) for line in (heads, *lines)
    )
    return "".join(f"{line}\n" for line in made)


def text_of(lines: Sequence[Sequence[str]]) -> str:
    """Return a table as one reads it, a line for each row; one value alone as it is."""
    held = [[cell for cell in line if cell] for line in lines]
    if len(held) == 1 and len(held[0]) == 1:
        return held[0][0]
    return "\n".join(safe_line(" · ".join(cells)) for cells in held)


def safe_line(text: str) -> str:
    """Return one line of several, of which a spreadsheet would make one cell, and never compute."""
    return harmless(" ".join(text.split()))
