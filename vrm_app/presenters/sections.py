"""Which sections have something in them; an empty one stays out of the way."""

from vrm_app.presenters.listings import SECTIONS
from vrm_app.presenters.places import Section

SECTION_KINDS = {section: listing.kinds[0] for section, listing in SECTIONS.items()}
"""The sections that are seen only with something in them, and the kind that they are of."""

LISTING = frozenset({Section.COMPANIES, Section.OTHERS, Section.TIMELINE, *SECTION_KINDS})
"""Where a new record is seen already, or where one stays because of what else is seen."""
