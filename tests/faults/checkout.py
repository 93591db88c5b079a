"""Where the checkout is."""

from pathlib import Path

PATH = Path(__file__).resolve().parents[2]
