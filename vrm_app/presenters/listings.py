"""The lists of the window: what each is of, what can be new in it, and what is said of none."""

from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.places import Section
from vrm_app.presenters.words import NEW
from vrm_app.services.record_lists import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of records of some kinds."""

    key: str
    name: str
    kinds: tuple[str, ...]
    icon: str
    nothing: str
    sentence: str
    new: tuple[tuple[str, str], ...]
    """What can be new in it: the kind, and the words for a new one."""
    named_after: str = ""
    """The kind that its name is of, and that is counted beside it, where it is of several."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The kinds that are counted beside its name."""
        return (self.named_after,) if self.named_after else self.kinds

    def wanted(self, company_id: str = "") -> Wanted:
        """Return what the list asks for."""
        return Wanted(kinds=self.kinds, company_id=company_id)


COMPANY_TABS = (
    Listing(
        key="cases",
        name=_("Cases"),
        kinds=("case", "promise"),
        named_after="case",
        icon="life-buoy",
        nothing=_("No cases"),
        sentence=_("Raise one when something is wrong, or when you have a question or an idea."),
        new=(("case", NEW["case"]), ("promise", NEW["promise"])),
    ),
    Listing(
        key="contracts",
        name=_("Contracts"),
        kinds=("agreement", "offer"),
        named_after="agreement",
        icon="receipt-text",
        nothing=_("No contracts"),
        sentence=_("With its term and notice, you are told in time to cancel it."),
        new=(("agreement", NEW["agreement"]),),
    ),
    Listing(
        key="people",
        name=_("People & channels"),
        kinds=("person", "contact_point"),
        icon="contact",
        nothing=_("Nobody yet"),
        sentence=_("Whom you spoke with, and how you reach them."),
        new=(("person", NEW["person"]), ("contact_point", NEW["contact_point"])),
    ),
    Listing(
        key="data",
        name=_("My data"),
        kinds=("disclosure",),
        icon="fingerprint",
        nothing=_("Nothing of yours is known to be here"),
        sentence=_("Note what they hold of you, why, and since when."),
        new=(("disclosure", _("They hold…")),),
    ),
    Listing(
        key="trust",
        name=_("Trust"),
        kinds=("judgement", "review", "advice"),
        icon="scale",
        nothing=_("Not rated yet"),
        sentence=_("Rate how far you trust them, and why."),
        new=(("judgement", _("New rating")), ("review", NEW["review"])),
    ),
    Listing(
        key="files",
        name=_("Files"),
        kinds=("attachment",),
        icon="paperclip",
        nothing=_("No files"),
        sentence=_("Put in letters, bills and pictures: they are kept inside the vault."),
        new=(("attachment", _("Put a file in")),),
    ),
)
"""What is shown of a company beside its timeline."""

SECTIONS = {
    Section.CONTRACTS: Listing(
        key="contracts",
        name=_("Contracts"),
        kinds=("agreement",),
        icon="receipt-text",
        nothing=_("No contracts yet"),
        sentence=_("With its term and notice, you are told in time to cancel it."),
        new=(("agreement", NEW["agreement"]),),
    ),
    Section.NEEDS: Listing(
        key="needs",
        name=_("Looking for"),
        kinds=("need",),
        icon="target",
        nothing=_("You are looking for nothing"),
        sentence=_("Say what you want and what you would pay; then put the answers side by side."),
        new=(("need", NEW["need"]),),
    ),
    Section.MY_DATA: Listing(
        key="my_data",
        name=_("My data"),
        kinds=("data_item",),
        icon="fingerprint",
        nothing=_("None of your data is here yet"),
        sentence=_("Write down an address or a number once, then note who holds it."),
        new=(("data_item", NEW["data_item"]),),
    ),
}
"""The sections that are lists."""

INNER = {
    Section.NEEDS: (
        "need_id",
        Listing(
            key="offers",
            name=_("Offers"),
            kinds=("offer",),
            icon="tag",
            nothing=_("No offers yet"),
            sentence=_("Write down what a company answered, and what it costs."),
            new=(("offer", NEW["offer"]),),
        ),
    ),
    Section.MY_DATA: (
        "data_item_id",
        Listing(
            key="holders",
            name=_("Who holds it"),
            kinds=("disclosure",),
            icon="building-2",
            nothing=_("Nobody holds it"),
            sentence=_("Note which company knows it, and what for."),
            new=(("disclosure", _("Somebody holds it")),),
        ),
    ),
}
"""What opening a record of a section shows: the field that links to it, and the list."""


def _other(kind: str, name: str) -> Listing:
    return Listing(
        key=kind,
        name=name,
        kinds=(kind,),
        icon=ICONS[kind],
        nothing=_("None yet"),
        sentence=_("What you put in here is found by search, too."),
        new=((kind, NEW[kind]),),
    )


OTHERS = (
    _other("reminder", _("Reminders")),
    _other("terms", _("My terms")),
    _other("source", _("Sources")),
    _other("advice", _("Advice")),
    _other("review", _("Recommendations")),
    _other("saved_search", _("Saved searches")),
    _other("promise", _("Promises")),
    _other("person", _("People")),
    _other("contact_point", _("Ways to reach")),
)
"""The kinds that have no section of their own."""

COMMANDS = (
    *((kind, text) for one in SECTIONS.values() for kind, text in one.new),
    *((kind, text) for one in OTHERS for kind, text in one.new),
    ("offer", NEW["offer"]),
    ("disclosure", NEW["disclosure"]),
    ("judgement", NEW["judgement"]),
)
"""What can be new from everywhere: the kind, and the words."""


def tab_of(kind: str) -> str:
    """Return the tab of a company on which records of a kind stand."""
    found = (one.key for one in COMPANY_TABS if kind in one.kinds)
    return next(found, "")
