"""Several texts on one line: between commas, in quotation marks where one holds a comma itself."""

import csv
import io
from collections.abc import Iterable


def list_text(texts: Iterable[str]) -> str:
    """Write texts on one line, so that they are read as they were."""
    return ", ".join(_quoted(one) for one in texts)


def read_list(text: str) -> list[str]:
    """Return the texts of a line."""
    found = csv.reader(io.StringIO(text), skipinitialspace=True, strict=False)
    return [one.strip() for line in found for one in line if one.strip()]


def _quoted(text: str) -> str:
    needs_marks = "," in text or text.startswith('"')
    return '"' + text.replace('"', '""') + '"' if needs_marks else text
