"""The page on which keys are changed: every command, its keys, and what a new one does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from gettext import gettext as _
from typing import NamedTuple, Protocol

from vrm_app.presenters.deeds import FIXED, LETTERS, USUAL, holders
from vrm_app.presenters.keys import is_letter, key_words, matching
from vrm_app.presenters.own_keys import Keys, given, kept_of, keys_of, refusal
from vrm_app.presenters.places import Section
from vrm_app.presenters.settings import Kept
from vrm_app.services.deeds import Deed

Everywhere = Callable[[], Sequence[tuple[Deed, str, str]]]
"""Returns what can be called from everywhere, with its group and its words."""


class DeedRow(NamedTuple):
    """A command, where it can be called, and its keys."""

    deed: Deed
    group: str
    text: str
    where: str
    keys: tuple[str, ...]
    asleep: frozenset[str] = frozenset()
    """Keys among them that do nothing as long as single letters are switched off."""

    @property
    def id(self) -> str:
        """What tells the row from the others."""
        return self.deed.value

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys as they stand on a keyboard."""
        return tuple(key_words(key) for key in self.keys if key not in self.asleep)

    @property
    def is_own(self) -> bool:
        """Tell whether its keys are the person's own."""
        return self.keys != USUAL[self.deed].keys

    @property
    def can_change(self) -> bool:
        """Tell whether it can have other keys."""
        return self.deed not in FIXED

    @property
    def aside(self) -> str:
        """What is to be known of its keys: which do nothing now, or which are usual."""
        if self.asleep:
            return _("{keys} is switched off").format(keys=", ".join(sorted(self.asleep)))
        if not self.is_own:
            return ""
        keys = ", ".join(map(key_words, USUAL[self.deed].keys))
        return _("usually {keys}").format(keys=keys) if keys else _("usually no key")

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        keys = ", ".join(self.shown) or _("no key")
        said = (self.group, self.text, self.where, keys, self.aside)
        return ". ".join(filter(None, said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked before anything changes, the words of yes, and what it does."""

    text: str
    yes: str
    do: Callable[[], None]


class KeysView(Protocol):
    """What the page of keys can show."""

    def show_rows(self, rows: list[DeedRow]) -> None:
        """Show commands with their keys."""

    def show_told(self, words: str, *, is_wrong: bool = False) -> None:
        """Say what became of it."""

    def show_question(self, question: Question) -> None:
        """Ask before anything changes."""


class KeysPresenter:
    """Gives keys to commands, and takes them away."""

    def __init__(
        self, view: KeysView, kept: Kept, everywhere: Everywhere, names: Mapping[Section, str]
    ) -> None:
        self._view = view
        self._kept = kept
        self._everywhere = everywhere
        self._names = names
        self._typed = ""

    def refresh(self) -> None:
        """Show every command as it is now."""
        self._view.show_rows(matching(self._rows(), self._typed))

    def narrow(self, typed: str) -> None:
        """Show the commands in which every word stands that was typed."""
        self._typed = typed
        self.refresh()

    def press(self, row: DeedRow, key: str) -> bool:
        """Give a command the key that was pressed; return whether it could be given at all."""
        refused = refusal(row.deed, key, letters=self._kept.settings.letter_keys)
        if refused:
            self._view.show_told(refused, is_wrong=True)
            return False
        self._wish(row, (key,))
        return True

    def take_away(self, row: DeedRow) -> None:
        """Leave a command without keys."""
        if row.can_change and row.keys:
            self._give(row, ())

    def go_back(self, row: DeedRow) -> None:
        """Give a command its usual keys again."""
        if row.is_own:
            self._wish(row, USUAL[row.deed].keys)

    def go_back_all(self) -> None:
        """Ask whether everything is to have its usual keys again."""
        self._view.show_question(
            Question(
                text=_("Give every command its usual keys again?"),
                yes=_("All as usual"),
                do=self._all_as_usual,
            )
        )

    @property
    def is_any_own(self) -> bool:
        """Tell whether anything has keys of the person's own."""
        return bool(kept_of(self._keys()))

    def _wish(self, row: DeedRow, wanted: tuple[str, ...]) -> None:
        held = {other: key for key in wanted for other in holders(self._keys(), row.deed, key)}
        if not held:
            self._give(row, wanted)
            return
        words = {one.deed: one.text for one in self._rows()}
        if FIXED & set(held):
            return
        others = ", ".join(_("“{what}”").format(what=words[one]) for one in held)
        keys = ", ".join(dict.fromkeys(map(key_words, held.values())))
        self._view.show_question(
            Question(
                text=_("{keys} is {others} now: take it from there?").format(
                    keys=keys, others=others
                ),
                yes=_("Take it"),
                do=partial(self._give, row, wanted),
            )
        )

    def _give(self, row: DeedRow, wanted: tuple[str, ...]) -> None:
        self._keep(kept_of(given(self._keys(), row.deed, wanted)))
        keys = ", ".join(map(key_words, wanted))
        said = _("{keys} is “{what}” from now on.") if keys else _("“{what}” has no key any more.")
        self._view.show_told(said.format(keys=keys, what=row.text))

    def _all_as_usual(self) -> None:
        self._keep({})
        self._view.show_told(_("Every command has its usual keys again."))

    def _keep(self, keys: dict[str, str]) -> None:
        self._kept.choose(replace(self._kept.settings, keys=keys))
        self.refresh()

    def _keys(self) -> Keys:
        return keys_of(self._kept.settings.keys)

    def _rows(self) -> list[DeedRow]:
        keys = self._keys()
        everywhere = list(self._everywhere())
        groups = list(dict.fromkeys(group for _deed, group, _text in everywhere))
        everywhere.sort(key=lambda one: groups.index(one[1]))
        rows = [DeedRow(deed, group, text, "", keys[deed]) for deed, group, text in everywhere]
        for deed, usual in USUAL.items():
            if usual.sections:
                is_in_lists = deed in LETTERS
                group = _("In lists") if is_in_lists else _("On pages")
                where = "" if is_in_lists else self._where(usual.sections)
                made = DeedRow(deed, group, usual.words, where, keys[deed])
                rows.append(made if is_in_lists else self._put_to_sleep(made))
        return rows

    def _put_to_sleep(self, row: DeedRow) -> DeedRow:
        if self._kept.settings.letter_keys:
            return row
        return row._replace(asleep=frozenset(filter(is_letter, row.keys)))

    def _where(self, sections: frozenset[Section]) -> str:
        return " · ".join(name for section, name in self._names.items() if section in sections)
