import pytest

from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_settings import AS_FOUND, Delimiter, TableSettings, as_line, from_line

SETTINGS = TableSettings(
    mapping=(("Größe\n\u202e\udc80=", TableField.NAME), ("B", None)),
    encoding=Encoding.WINDOWS,
    delimiter=Delimiter.TAB,
    date_order=DateOrder.MONTH_FIRST,
)


@pytest.mark.parametrize("settings", [AS_FOUND, SETTINGS])
def test_settings_cross_over_on_one_line_and_are_the_same(settings: TableSettings) -> None:
    line = as_line(settings)

    assert line.count(b"\n") == 1
    assert from_line(line) == settings


@pytest.mark.parametrize(
    "line", [b"[]", b"{}", b'[[["a","b"]],null,null,null]', b'[[],"x",null,null]']
)
def test_another_line_holds_no_settings(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whoever sends it is told nothing
        from_line(line)
