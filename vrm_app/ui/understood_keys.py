"""The keys that lists, forms and lines to type into understand by themselves."""

from vrm_app.ui import palette
from vrm_app.ui.forms import company_sheets, entry_sheet, form_sheet, jot_sheet
from vrm_app.ui.widgets import listing, paged_list, timeline

UNDERSTOOD = (
    *listing.KEYS,
    *paged_list.KEYS,
    *timeline.KEYS,
    *form_sheet.KEYS,
    *entry_sheet.KEYS,
    *company_sheets.KEYS,
    *jot_sheet.KEYS,
    *palette.KEYS,
)
