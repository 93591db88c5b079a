"""English and German can always be chosen, and whatever there is a catalogue for."""

from pathlib import Path

import pytest

from vrm_app.outside import languages as found
from vrm_app.outside.languages import languages


def test_each_catalogue_is_offered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("de", "pt_BR"):
        place = tmp_path / "locale" / name / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "dealings.mo").touch()
    (tmp_path / "locale" / "fr").mkdir()
    monkeypatch.setattr(found, "resource", tmp_path.joinpath)

    assert languages() == ["en", "de", "pt_BR"]


def test_our_own_resources_offer_english_first() -> None:
    assert languages()[:2] == ["en", "de"]
