"""The little of the look that Qt's own style does not give."""

from vrm_app.ui.theme import CARD_RADIUS, RADIUS, Tokens, font


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the window in these colours."""
    return "\n".join((_surfaces(tokens), _words(tokens), _inputs(tokens), _moving(tokens)))


def _surfaces(tokens: Tokens) -> str:
    return f"""
    QWidget[surface="window"] {{ background: {tokens.window}; }}
    QWidget[surface="base"] {{ background: {tokens.base}; }}
    QWidget[surface="side"] {{ background: {tokens.side}; }}
    QFrame[surface="card"] {{
        background: {tokens.base}; border: {tokens.edge}px solid {tokens.hairline};
        border-radius: {CARD_RADIUS}px;
    }}
    QFrame[surface="sheet"] {{
        background: {tokens.base}; border: {tokens.edge}px solid {tokens.hairline};
        border-radius: 12px;
    }}
    {_grounds(tokens)}
    QFrame[surface="line"] {{ background: {tokens.hairline}; border: none; }}
    QFrame[surface="row-line"] {{ background: {tokens.row_line}; border: none; }}
    QFrame[surface="drop"] {{
        background: transparent; border: {tokens.edge}px dashed {tokens.input_border};
        border-radius: {CARD_RADIUS}px;
    }}
    QToolTip {{
        background: {tokens.base}; color: {tokens.text};
        border: {tokens.edge}px solid {tokens.hairline};
        padding: 4px 6px;
    }}
    """


def _grounds(tokens: Tokens) -> str:
    grounds = {
        "panel": (tokens.window, tokens.hairline),
        "told": (tokens.accent_tint, tokens.accent),
        "refused": (tokens.bad_tint, tokens.bad),
        "warned": (tokens.warn_tint, tokens.warn),
    }
    # Where grounds are hard to tell apart, an edge does it.
    thick = tokens.edge - 1
    return "\n".join(
        f'QFrame[surface="{name}"] {{ background: {ground}; border: {thick}px solid {edge}; '
        f"border-radius: {CARD_RADIUS}px; }}"
        for name, (ground, edge) in grounds.items()
    )


def _words(tokens: Tokens) -> str:
    tones = {
        "muted": tokens.muted,
        "accent": tokens.accent_text,
        "ok": tokens.ok_text,
        "warn": tokens.warn_text,
        "bad": tokens.bad_text,
    }
    return "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {colour}; }}' for tone, colour in tones.items()
    )


def _inputs(tokens: Tokens) -> str:
    edge = tokens.edge
    one_line = "QLineEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox"
    return f"""
    {one_line}, QPlainTextEdit {{
        background: {tokens.base}; color: {tokens.text};
        placeholder-text-color: {tokens.muted};
        border: {edge}px solid {tokens.input_border}; border-radius: {RADIUS}px;
        selection-background-color: {tokens.selection};
        selection-color: {tokens.selected_text};
    }}
    {one_line} {{ min-height: 28px; padding: 1px {10 - edge}px; }}
    QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{
        border: none; padding: 0; min-height: 36px;
    }}
    QLineEdit {{ lineedit-password-character: 8226; }}
    QPlainTextEdit {{ padding: 5px 6px; }}
    QPlainTextEdit[jot="true"], QPlainTextEdit[jot="true"]:focus {{
        padding: 0; border: {edge + 1}px solid {tokens.accent};
    }}
    QLineEdit[tall="true"] {{ min-height: 36px; padding-right: 36px; }}
    QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QSpinBox:focus {{
        border: {edge + 1}px solid {tokens.accent}; padding: 0 {9 - edge}px;
    }}
    QLineEdit[tall="true"]:focus {{ padding-right: 35px; }}
    QPlainTextEdit:focus {{ border: {edge + 1}px solid {tokens.accent}; padding: 4px 5px; }}
    QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"],
    QDateEdit[wrong="true"] {{ border: {edge + 1}px solid {tokens.bad}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox QAbstractItemView {{
        background: {tokens.base}; color: {tokens.text};
        border: {tokens.edge}px solid {tokens.hairline};
        selection-background-color: {tokens.selection};
        selection-color: {tokens.selected_text};
    }}
    """


def _moving(tokens: Tokens) -> str:
    return f"""
    QScrollArea, QTreeView, QTableView {{ border: none; background: transparent; }}
    QTableView[surface="rows"] {{ selection-background-color: transparent; }}
    QListView {{ border: none; background: {tokens.base}; color: {tokens.text}; }}
    QListView:focus {{ outline: none; }}
    QListView[surface="choices"] {{
        background: {tokens.base}; color: {tokens.text};
        border: {tokens.edge}px solid {tokens.hairline};
        selection-background-color: {tokens.selection};
        selection-color: {tokens.selected_text};
    }}
    QListView[surface="choices"]::item {{ padding: 5px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollArea[surface="side-rows"] QScrollBar:vertical {{ width: 8px; }}
    QScrollArea[surface="side-rows"] QScrollBar::handle {{ margin: 2px 1px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {tokens.input_border}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {tokens.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{
        background: {tokens.base}; color: {tokens.text};
        border: {tokens.edge}px solid {tokens.hairline};
        padding: 4px;
    }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {tokens.selection}; color: {tokens.selected_text}; }}
    QMenu::item:disabled {{ color: {tokens.input_border}; }}
    QMenu::separator {{ height: 1px; background: {tokens.hairline}; margin: 4px 8px; }}
    QTabBar {{ font-size: {font().pixelSize()}px; }}
    QTabBar::tab {{
        background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 10px 0; margin-right: 24px; color: {tokens.muted};
    }}
    QTabBar::tab:selected {{ color: {tokens.text}; border-bottom-color: {tokens.accent}; }}
    QTabBar::tab:hover {{ color: {tokens.text}; }}
    QTabBar::tab:focus {{ border-bottom: 2px solid {tokens.accent_text}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {tokens.hairline}; }}
    QProgressBar {{
        background: {tokens.track}; border: none; border-radius: 3px; max-height: 6px;
    }}
    QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 3px; }}
    """
