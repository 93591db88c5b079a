"""How each page is made, when it is first gone to and not before.

Most days go by without an import or a letter; what only these need is not loaded until then.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from vrm_app.language import spoken
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.places import Section
from vrm_app.presenters.sections import SECTION_KINDS
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.today.page import TodayPage
from vrm_app.ui.pages.today.page import Ways as TodayWays

if TYPE_CHECKING:
    from collections.abc import Callable

    from vrm_app.presenters.key_rows import Everywhere
    from vrm_app.presenters.keys import KeyRow
    from vrm_app.presenters.places import Go, Open
    from vrm_app.ui.desk import Desk
    from vrm_app.ui.look import Look
    from vrm_app.ui.page import Page
    from vrm_app.ui.pages.inbox import Sending

WITHOUT_KEYS = frozenset({Section.HAND_OVER, Section.IMPORT, Section.SETTINGS})
"""Pages that no key does anything on; the list of keys need not make them."""


class Ways(NamedTuple):
    """Where a page can lead, and what keys do: here, and from everywhere."""

    go: Go
    ask: Open
    leave: Callable[[], None]
    sending: Sending
    keys: Callable[[], list[KeyRow]]
    deeds: Everywhere


def makers(look: Look, desk: Desk, ways: Ways) -> dict[Section, Callable[[], Page]]:
    """Return what makes the page of each section."""
    return {
        Section.TODAY: lambda: TodayPage(look, desk, _today(ways)),
        Section.INBOX: lambda: _inbox(look, desk, ways),
        Section.COMPANIES: lambda: CompaniesPage(look, desk, ways.go, ways.ask),
        Section.TIMELINE: lambda: _timeline(look, desk, ways),
        Section.CASES: lambda: _cases(look, desk, ways),
        **{one: partial(_section, one, look, desk, ways) for one in SECTION_KINDS},
        Section.OTHERS: lambda: _others(look, desk, ways),
        Section.TRASH: lambda: _trash(look, desk, ways),
        Section.HANDED_OVER: lambda: _handed_over(look, desk, ways),
        Section.HAND_OVER: lambda: _hand_over(look, desk, ways),
        Section.IMPORT: lambda: _import(look, desk, ways),
        Section.MANUAL: lambda: _manual(look, ways),
        Section.SETTINGS: lambda: _settings(look, desk, ways),
    }


def _today(ways: Ways) -> TodayWays:
    return TodayWays(ways.go, ways.ask, lambda: ways.sending.jot(Beginning()))


def _inbox(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.inbox import InboxPage

    return InboxPage(look, desk, ways.sending)


def _timeline(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.timeline.page import TimelinePage

    return TimelinePage(look, desk, ways.go, ways.ask)


def _cases(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.cases.page import CasesPage

    return CasesPage(look, desk, ways.go, ways.ask)


def _section(section: Section, look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.records.section_page import SectionPage

    return SectionPage(section, (look, desk), (ways.go, ways.ask))


def _others(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.records.others_page import OthersPage

    return OthersPage((look, desk), (ways.go, ways.ask))


def _trash(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.trash import TrashPage

    return TrashPage(look, desk, ways.ask)


def _handed_over(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.handed_over import HandedOverPage

    return HandedOverPage(look, desk, ways.go, ways.ask)


def _hand_over(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.hand_over.page import HandOverPage, Over

    return HandOverPage(look, desk, ways.go, Over(ways.leave, ways.sending.pick_company))


def _import(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.import_.page import ImportPage

    return ImportPage(look, desk, ways.go)


def _manual(look: Look, ways: Ways) -> Page:
    from vrm_app.ui.pages.manual import ManualPage

    return ManualPage(look, ways.go, ways.keys, spoken())


def _settings(look: Look, desk: Desk, ways: Ways) -> Page:
    from vrm_app.ui.pages.settings.page import SettingsPage

    return SettingsPage((look, desk), (ways.go, ways.ask), ways.deeds)
