"""What can be read on what, by the contrast of WCAG 2.2 (1.4.3, 1.4.6 and 1.4.11)."""

import re

import pytest
from contrasts import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from vrm_app.ui.style import style_sheet
from vrm_app.ui.theme import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Tokens,
    company_hue,
    system_theme,
)
from vrm_app.ui.widgets.button import CAP_TINT

THEMES = pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK],
    ids=["light", "dark", "high light", "high dark"],
)


def text_on(tokens: Tokens) -> float:
    """Return the least contrast of words."""
    return 7.0 if tokens.edge > 1 else 4.5


def control_on(tokens: Tokens) -> float:
    """Return the least contrast of edges, bars and signs."""
    return 4.5 if tokens.edge > 1 else 3.0


def mixed(ink: str, ground: str, part: float) -> str:
    """Return what a colour laid thinly over another looks like."""
    over, under = QColor(ink), QColor(ground)
    parts = (
        (over.redF(), under.redF()),
        (over.greenF(), under.greenF()),
        (over.blueF(), under.blueF()),
    )
    return QColor.fromRgbF(*(part * one + (1 - part) * other for one, other in parts)).name()


@THEMES
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    grounds = (
        tokens.window,
        tokens.base,
        tokens.side,
        tokens.selection,
        tokens.button,
        tokens.row_line,  # under the mouse
    )
    for ground in grounds:
        for words in (tokens.text, tokens.muted, tokens.accent_text, tokens.selected_text):
            if (words, ground) == (tokens.selected_text, tokens.selection) or (
                words != tokens.selected_text
            ):
                assert contrast(words, ground) >= text_on(tokens), (words, ground)


@THEMES
@pytest.mark.usefixtures("qapp")
def test_scroll_bars_can_be_seen_wherever_they_stand(tokens: Tokens) -> None:
    handle = re.search(r"QScrollBar::handle \{ background: (#\w{6})", style_sheet(tokens))
    assert handle is not None
    for ground in (tokens.window, tokens.base, tokens.side):
        assert contrast(handle[1], ground) >= control_on(tokens), ground


@THEMES
def test_a_tone_can_be_read_wherever_rows_stand(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.side, tokens.selection, tokens.row_line):
        for words in (tokens.ok_text, tokens.warn_text, tokens.bad_text):
            assert contrast(words, ground) >= text_on(tokens), (words, ground)


@THEMES
def test_words_can_be_read_on_their_tint(tokens: Tokens) -> None:
    for words, ground in (
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_text),
        (tokens.quiet_text, tokens.quiet),
        (tokens.text, tokens.quiet),
        (tokens.muted, tokens.quiet),
        (tokens.accent_text, tokens.accent_tint),
        (tokens.ok_text, tokens.ok_tint),
        (tokens.warn_text, tokens.warn_tint),
        (tokens.bad_text, tokens.bad_tint),
        (tokens.muted, tokens.search),
        (tokens.text, tokens.search),
    ):
        assert contrast(words, ground) >= text_on(tokens), (words, ground)


@THEMES
def test_banners_and_what_is_dropped_can_be_read(tokens: Tokens) -> None:
    for ground in (tokens.accent_tint, tokens.bad_tint, tokens.warn_tint):
        for words in (tokens.text, tokens.muted):
            assert contrast(words, ground) >= text_on(tokens), (words, ground)


@THEMES
def test_a_key_on_a_button_can_be_read(tokens: Tokens) -> None:
    for ink, ground in ((tokens.on_accent, tokens.accent), (tokens.muted, tokens.button)):
        assert contrast(ink, mixed(ink, ground, CAP_TINT)) >= text_on(tokens), (ink, ground)


@THEMES
def test_edges_of_inputs_and_signs_of_focus_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.side):
        for edge in (tokens.input_border, tokens.accent, tokens.bad, tokens.text):
            assert contrast(edge, ground) >= control_on(tokens), (edge, ground)
    # A row that is chosen and has the keys, and a filled button that has them.
    assert contrast(tokens.accent, tokens.selection) >= control_on(tokens)


@THEMES
def test_icons_and_bars_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base):
        for sign in (tokens.ok, tokens.warn, tokens.bad, tokens.accent, tokens.muted):
            assert contrast(sign, ground) >= control_on(tokens), (sign, ground)
    for part in (tokens.ok, tokens.warn, tokens.bad, tokens.accent, tokens.muted):
        assert contrast(part, tokens.track) >= control_on(tokens), part


@pytest.mark.parametrize("tokens", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
def test_with_high_contrast_every_edge_can_be_seen_and_is_thicker(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.side):
        for edge in (tokens.hairline, tokens.button_edge, tokens.rail):
            assert contrast(edge, ground) >= control_on(tokens), (edge, ground)
    assert tokens.edge > LIGHT.edge == DARK.edge


@THEMES
def test_the_letter_on_a_tile_can_be_read_whatever_the_company_is_called(tokens: Tokens) -> None:
    for name in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Öl & Söhne", "株式会社", "", "  "):
        ground, ink = company_hue(name, tokens)
        assert contrast(ink.name(), ground.name()) >= text_on(tokens), name


@pytest.mark.parametrize(
    ("scheme", "contrast_", "tokens"),
    [
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, DARK),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.HighContrast, HIGH_LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, HIGH_DARK),
    ],
)
def test_the_system_says_which_theme(
    scheme: Qt.ColorScheme, contrast_: Qt.ContrastPreference, tokens: Tokens
) -> None:
    assert system_theme(scheme, contrast_) is tokens
