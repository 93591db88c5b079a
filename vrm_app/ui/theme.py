"""Colours, type and spacing of the window, for light and for dark, and for high contrast."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
)

from vrm_app.outside.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, by what they are for; contrasts are checked by a test."""

    dark: bool
    window: str
    base: str
    side: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    selected_text: str
    ok: str
    warn: str
    bad: str
    input_border: str
    hairline: str
    quiet: str
    quiet_text: str
    accent_tint: str
    accent_text: str
    ok_tint: str
    ok_text: str
    warn_tint: str
    warn_text: str
    bad_tint: str
    bad_text: str
    row_line: str
    track: str
    rail: str
    button: str
    button_edge: str
    search: str
    edge: int = 1
    """How thick (px) the edges of cards, fields and buttons are."""


LIGHT = Tokens(
    dark=False,
    window="#f6f7f9",
    base="#ffffff",
    side="#eceff3",
    text="#1b1f24",
    muted="#5b6570",
    accent="#2563eb",
    on_accent="#ffffff",
    selection="#dbe7ff",
    selected_text="#10233f",
    ok="#15803d",
    warn="#b45309",
    bad="#b91c1c",
    input_border="#7d8793",
    hairline="#d9dee5",
    quiet="#ebedee",
    quiet_text="#4b545d",
    accent_tint="#e9effd",
    accent_text="#2354bf",
    ok_tint="#e8f2ec",
    ok_text="#166b38",
    warn_tint="#f8eee6",
    warn_text="#92480f",
    bad_tint="#f8e8e8",
    bad_text="#961d1e",
    row_line="#e7ebef",
    track="#dbdde0",
    rail="#cbced1",
    button="#ffffff",
    button_edge="#b6bcc4",
    search="#e6e8eb",
)

DARK = Tokens(
    dark=True,
    window="#17191d",
    base="#1e2126",
    side="#131518",
    text="#e7eaee",
    muted="#a6b1bd",
    accent="#6ea0ff",
    on_accent="#0b1220",
    selection="#2a3b5c",
    selected_text="#f2f6ff",
    ok="#4ade80",
    warn="#fbbf24",
    bad="#f87171",
    input_border="#6b7683",
    hairline="#343a42",
    quiet="#393e44",
    quiet_text="#b6bfc9",
    accent_tint="#2c374b",
    accent_text="#7da9fd",
    ok_tint="#254135",
    ok_text="#5ddf8d",
    warn_tint="#443c26",
    warn_text="#f9c43c",
    bad_tint="#432f33",
    bad_text="#f49092",
    row_line="#2c3037",
    track="#3c4147",
    rail="#4a4f56",
    button="#2a2e35",
    button_edge="#545b64",
    search="#2c3035",
)

HIGH_LIGHT = Tokens(
    dark=False,
    window="#ffffff",
    base="#ffffff",
    side="#ffffff",
    text="#000000",
    muted="#2b2b2b",
    accent="#0a3fb5",
    on_accent="#ffffff",
    selection="#cfe0ff",
    selected_text="#000000",
    ok="#0b5a26",
    warn="#7a3300",
    bad="#9b0f0f",
    input_border="#3d3d3d",
    hairline="#5a5a5a",
    quiet="#e6e6e6",
    quiet_text="#1a1a1a",
    accent_tint="#e3ecff",
    accent_text="#062c80",
    ok_tint="#e2f5e8",
    ok_text="#064018",
    warn_tint="#fff1e0",
    warn_text="#5c2600",
    bad_tint="#ffe6e6",
    bad_text="#7d0a0a",
    row_line="#dcdcdc",
    track="#d2d2d2",
    rail="#5a5a5a",
    button="#ffffff",
    button_edge="#000000",
    search="#f0f0f0",
    edge=2,
)

HIGH_DARK = Tokens(
    dark=True,
    window="#000000",
    base="#000000",
    side="#000000",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#8ab8ff",
    on_accent="#000000",
    selection="#1f3a6b",
    selected_text="#ffffff",
    ok="#4ade80",
    warn="#fbbf24",
    bad="#ff8a8a",
    input_border="#d0d0d0",
    hairline="#a6a6a6",
    quiet="#2b2b2b",
    quiet_text="#ffffff",
    accent_tint="#16294d",
    accent_text="#b8d4ff",
    ok_tint="#06301a",
    ok_text="#7ef0a8",
    warn_tint="#3a2a00",
    warn_text="#ffd666",
    bad_tint="#4a0f12",
    bad_text="#ffc4c4",
    row_line="#333333",
    track="#404040",
    rail="#a6a6a6",
    button="#000000",
    button_edge="#ffffff",
    search="#1f1f1f",
    edge=2,
)


class Size(IntEnum):
    """The five sizes of type, in pixels at a scale of one."""

    TITLE = 22
    HEADING = 15
    TEXT = 13
    SMALL = 12
    TINY = 11


class Weight(IntEnum):
    """The three weights of type."""

    NORMAL = 400
    MEDIUM = 500
    BOLD = 600


GRID = 8
MARGIN = 24
GAP = 16
RADIUS = 6
CARD_RADIUS = 8

_FAMILY = "Inter"
_DISPLAY = "Inter Display"
_DISPLAY_FROM = 20


def load_fonts() -> None:
    """Make the window's own type known to Qt."""
    for path in sorted(resource("fonts", "inter").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(size: int = Size.TEXT, weight: int = Weight.NORMAL) -> QFont:
    """Return the window's type in a size (px) and a weight, scaled as the person's own type is."""
    made = QFont([_DISPLAY if size >= _DISPLAY_FROM else _FAMILY, QFont().defaultFamily()])
    made.setPixelSize(_pixels(size))
    made.setWeight(QFont.Weight(weight))
    return made


def usual_font(percent: int) -> QFont:
    """Return the type of the application, by whose size all others go."""
    made = font()
    made.setPixelSize(round(Size.TEXT * percent / 100))
    return made


def size_of(made: QFont) -> int:
    """Return the size (px at a scale of one) of a type that font gave."""
    pixels = made.pixelSize()
    # No two of the five come to the same, whatever the scale.
    known = {_pixels(size): int(size) for size in Size}
    usual = QGuiApplication.font().pixelSize()
    return known.get(pixels) or round(pixels * Size.TEXT / usual)


def _pixels(size: int) -> int:
    # Before there is a look, the application's own type has no size in pixels.
    usual = QGuiApplication.font().pixelSize()
    return round(size * usual / Size.TEXT) if usual > 0 else size


def fixed_font(size: int = Size.SMALL) -> QFont:
    """Return a type in which every sign is as wide, for raw bytes."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(_pixels(size))
    made.setFeature(QFont.Tag("liga"), 0)
    return made


def figures(made: QFont) -> QFont:
    """Return the type with figures of equal width, for columns."""
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def system_theme(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Tokens:
    """Return the theme that the person's system asks for."""
    is_dark = scheme == Qt.ColorScheme.Dark
    if contrast == Qt.ContrastPreference.HighContrast:
        return HIGH_DARK if is_dark else HIGH_LIGHT
    return DARK if is_dark else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette in these colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.base),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.button),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.selected_text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.ToolTipBase, tokens.base),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.base),
        (role.Midlight, tokens.row_line),
        (role.Mid, tokens.hairline),
        (role.Dark, tokens.input_border),
        (role.Shadow, tokens.hairline),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.input_border))
    return made


def company_hue(name: str, tokens: Tokens) -> tuple[QColor, QColor]:
    """Return the quiet colours of a company's tile, and of the letter on it."""
    hue = sum(map(ord, name)) * 47 % 360
    if tokens.edge > 1:
        return QColor(tokens.quiet), QColor(tokens.quiet_text)
    if tokens.dark:
        return QColor.fromHslF(hue / 360, 0.28, 0.25), QColor.fromHslF(hue / 360, 0.45, 0.82)
    return QColor.fromHslF(hue / 360, 0.45, 0.9), QColor.fromHslF(hue / 360, 0.55, 0.28)
