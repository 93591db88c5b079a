"""What can be read on what, by the contrast of WCAG 2.2 (1.4.3 and 1.4.11)."""

import pytest
from contrasts import contrast

from vrm_app.ui.theme import DARK, LIGHT, Tokens, company_hue

TEXT = 4.5
CONTROL = 3.0
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.side, tokens.selection, tokens.button):
        for words in (tokens.text, tokens.muted, tokens.accent_text):
            assert contrast(words, ground) >= TEXT, (words, ground)
    for ground in (tokens.window, tokens.base):
        for words in (tokens.ok_text, tokens.warn_text, tokens.bad_text):
            assert contrast(words, ground) >= TEXT, (words, ground)


@THEMES
def test_words_can_be_read_on_their_tint(tokens: Tokens) -> None:
    for words, ground in (
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_text),
        (tokens.selected_text, tokens.selection),
        (tokens.quiet_text, tokens.quiet),
        (tokens.accent_text, tokens.accent_tint),
        (tokens.ok_text, tokens.ok_tint),
        (tokens.warn_text, tokens.warn_tint),
        (tokens.bad_text, tokens.bad_tint),
        (tokens.muted, tokens.search),
        (tokens.text, tokens.accent_tint),
        (tokens.text, tokens.bad_tint),
        (tokens.text, tokens.warn_tint),
    ):
        assert contrast(words, ground) >= TEXT, (words, ground)


@THEMES
def test_edges_of_inputs_and_signs_of_focus_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base):
        for edge in (tokens.input_border, tokens.accent, tokens.bad):
            assert contrast(edge, ground) >= CONTROL, (edge, ground)


@THEMES
def test_the_letter_on_a_tile_can_be_read_whatever_the_company_is_called(tokens: Tokens) -> None:
    for name in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Öl & Söhne", "株式会社", "", "  "):
        ground, ink = company_hue(name, tokens)
        assert contrast(ink.name(), ground.name()) >= TEXT, name
