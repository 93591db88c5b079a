"""The keys that lists, forms and lines to type into understand by themselves."""

from vrm_app.presenters.keys import KeyRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.preferences import Preferences

_DEEDS = {deed.value: deed for deed in Deed}


def understood(preferences: Preferences) -> list[KeyRow]:
    """Return what each of them says that it understands."""
    # Most days go by without the list of keys; what only it needs is not loaded until then.
    from vrm_app.ui import palette
    from vrm_app.ui.forms import company_sheets, entry_sheet, file_sheet, form_sheet, jot_sheet
    from vrm_app.ui.widgets import filters, listing, paged_list, timeline

    rows = (
        *listing.KEYS,
        *paged_list.KEYS,
        *filters.KEYS,
        *timeline.KEYS,
        *form_sheet.KEYS,
        *entry_sheet.KEYS,
        *company_sheets.KEYS,
        *jot_sheet.KEYS,
        *palette.KEYS,
        *file_sheet.KEYS,
    )
    now = [
        row._replace(keys=tuple(now for key in row.keys for now in _now(key, preferences)))
        for row in rows
    ]
    return [row for row in now if row.keys]


def _now(key: str, preferences: Preferences) -> tuple[str, ...]:
    """Return the keys that a key stands for: itself, or those of a deed, with Shift or without."""
    held, plus, name = key.rpartition("+")
    if name not in _DEEDS:
        return (key,)
    return tuple(f"{held}{plus}{one}" for one in preferences.keys(_DEEDS[name]))
