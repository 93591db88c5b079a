"""What the pictures show, and where they lie."""

from datetime import UTC, datetime
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
PICTURES = CHECKOUT / "resources" / "manual" / "en" / "pictures"
NAMES = (
    *("first-run", "unlock", "today", "inbox", "company", "case"),
    *("contracts", "my-data", "looking-for", "hand-over", "jot", "palette"),
)
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
SIZE = (1280, 800)
COMPANY = "Nordmole Strom"
CASE = "Washing machine screams in the spin cycle"
LETTER = "Zip of the waxed coat gives way"
NEED = "A cargo bike that carries a child and a portfolio case"
