"""What the vault holds before a journey begins."""

from pathlib import Path

import pytest
from building import Template, company, exchange


@pytest.fixture
def acme(template: Template, folder: Path) -> str:
    """A company in the vault that is known by its mail, too."""
    with template.opened(folder) as vault:
        company(vault, "Globex Mobile")
        found = company(vault, "Acme Energy", domains=["acme.example"])
        exchange(vault, found, body="The meter was read wrongly")
        return found
