"""Keys, drawn as they stand on a keyboard."""

from collections.abc import Sequence

from vrm_app.ui.theme import Size, Tokens, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_CAP = 22
_SIDES = 14
_BETWEEN = 6
_RADIUS = 4


def draw_caps(
    brush: Strokes, keys: Sequence[str], end: float, across: tuple[float, float], tokens: Tokens
) -> float:
    """Draw keys that end at a place (px), across (top, height); return where they begin."""
    top, high = across
    type_ = font(Size.SMALL, Weight.MEDIUM)
    for key in reversed(keys):
        words = brush.width_of(key, type_)
        wide = max(words + _SIDES, _CAP)
        end -= wide
        brush.fill(brush.place(end, top + (high - _CAP) / 2, wide, _CAP), tokens.quiet, _RADIUS)
        inner = brush.place(end + (wide - words) / 2, top, wide, high)
        brush.words(key, inner, tokens.quiet_text, type_)
        end -= _BETWEEN
    return end
