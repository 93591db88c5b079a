"""For systems that lack what a window needs: pytest without its plugin for Qt, and no complaint."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings that are for the window's tests."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "for the tests of the window")
