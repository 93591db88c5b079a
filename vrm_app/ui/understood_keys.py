"""The keys that lists, forms and lines to type into understand by themselves."""

from vrm_app.presenters.keys import KeyRow


def understood() -> list[KeyRow]:
    """Return what each of them says that it understands."""
    # Most days go by without the list of keys; what only it needs is not loaded until then.
    from vrm_app.ui import palette
    from vrm_app.ui.forms import company_sheets, entry_sheet, file_sheet, form_sheet, jot_sheet
    from vrm_app.ui.widgets import listing, paged_list, timeline

    return [
        *listing.KEYS,
        *paged_list.KEYS,
        *timeline.KEYS,
        *form_sheet.KEYS,
        *entry_sheet.KEYS,
        *company_sheets.KEYS,
        *jot_sheet.KEYS,
        *palette.KEYS,
        *file_sheet.KEYS,
    ]
