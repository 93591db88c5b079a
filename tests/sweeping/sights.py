"""Everything one can come to in the window, one sight after the other."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic

from building import CHEAP, PASSPHRASE
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from vrm_app.domain.case import Case
from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record
from vrm_app.outside.resources import resource
from vrm_app.presenters.first_run import Step
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.listings import COMPANY_TABS, OTHERS
from vrm_app.presenters.opening import new_of
from vrm_app.presenters.places import CHECK, Ask, Form, Place, Section
from vrm_app.services import releasing
from vrm_app.services.attaching import attach
from vrm_app.services.complaints import Choices
from vrm_app.services.inbox import capture
from vrm_app.services.records import delete, list_of
from vrm_app.services.sample import fill_with_sample
from vrm_app.ui.commands import OWN_KEYS
from vrm_app.ui.desk import Desk
from vrm_app.ui.gate import Gate
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.page import Page
from vrm_app.ui.pages.first_run import FirstRunPage
from vrm_app.ui.pages.import_.page import ImportPage
from vrm_app.ui.pages.unlock import UnlockPage
from vrm_app.ui.palette import Palette
from vrm_app.ui.tasks import Tasks
from vrm_app.vault import files
from vrm_app.vault.creation import create_vault
from vrm_app.vault.faults import DiskFailedError
from vrm_app.vault.vault import Vault, open_vault

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
_PATIENCE = 20
_BY_PROGRAM = frozenset({"attachment", "inbox", "release"})

Sight = tuple[str, QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Records of the sample that are looked at."""

    company: str
    complaint: str
    need: str
    data_item: str
    release: str
    file: str
    trashed: str


def furnish(folder: Path) -> Ids:
    """Make a vault with the sample, and with what the sample lacks."""
    now = datetime.now(UTC)
    with create_vault(folder, PASSPHRASE, cost=CHEAP, now=now) as vault:
        fill_with_sample(vault, today=now.date(), now=now)
        complaint = next(one for one in list_of(vault, "case") if _is_sent(one))
        company = complaint.company or ""
        file = attach(vault, complaint.id, "meter reading.txt", b"A line.\nAnother.\n", now=now)
        chosen = Choices(recipient=company)
        releasing.preview(vault, complaint.id, chosen, now=now)
        out = folder.parent / "handed over"
        release = releasing.hand_over(vault, complaint.id, chosen, out=out, now=now)
        trashed = _first(vault, "review")
        delete(vault, trashed, now=now)
        capture(folder, "@acme called about the refund", now=now)
        return Ids(
            company=company,
            complaint=complaint.id,
            need=_first(vault, "need"),
            data_item=_first(vault, "data_item"),
            release=release.id,
            file=file.id,
            trashed=trashed,
        )


def written_in(vault: Vault) -> str:
    """Return all that the person wrote, to be searched in small letters."""
    texts = [
        json.dumps(one.to_json(), ensure_ascii=False)
        for kind in KINDS
        for one in list_of(vault, kind)
    ]
    texts += [
        content.decode("utf-8", "replace")
        for release in list_of(vault, "release")
        for content in _files_of(vault, release)
    ]
    # The manual is translated page by page.
    for path in (*EXPORTS.iterdir(), *resource("manual").rglob("*.md")):
        texts.append(path.read_text("utf-8", "replace"))
    return " ".join(" ".join(texts).replace("\\n", " ").replace("&", "").split()).casefold()


class Window:
    """The window over a vault, and the way through all of it."""

    def __init__(self, look: Look, folder: Path, ids: Ids) -> None:
        writing = ThreadPoolExecutor(1, "writing")
        vault = writing.submit(open_vault, folder, PASSPHRASE).result()
        self.written = writing.submit(written_in, vault).result()
        self._writing = writing
        self._look = look
        self._ids = ids
        self.desk = Desk(vault, writing, None)
        self.window = MainWindow(look, self.desk, lambda: None)

    def sights(self) -> Iterator[Sight]:
        """Go everywhere in the open vault."""
        self.window.show()
        yield from self._places()
        yield from self._import()
        yield from self._sheets()
        yield from self._banners()

    def close(self) -> None:
        """Let go of the vault."""
        self.window.let_go()
        self.window.deleteLater()

    def settle(self) -> None:
        """Wait until all that was asked for is answered and drawn."""
        for _turn in range(2):
            answered: list[Vault] = []
            self._writing.submit(lambda: None).result()
            _let_pass()
            self.desk.read(lambda vault: vault, answered.append)
            wait_until(partial(bool, answered))
        _let_pass()

    def _places(self) -> Iterator[Sight]:
        ids = self._ids
        for section in Section:
            if section is not Section.HAND_OVER:
                yield self._at(f"{section}", Place(section))
        yield self._at("a company", Place(Section.COMPANIES, ids.company))
        for tab in COMPANY_TABS:
            yield self._at(f"a company, {tab.key}", Place(Section.COMPANIES, ids.company, tab.key))
        yield self._at("a case", Place(Section.CASES, ids.complaint))
        yield self._at("a need", Place(Section.NEEDS, ids.need))
        yield self._at("a piece of data", Place(Section.MY_DATA, ids.data_item))
        yield self._at("what was handed over", Place(Section.HANDED_OVER, ids.release))
        for other in OTHERS:
            yield self._at(f"others, {other.key}", Place(Section.OTHERS, "", other.kinds[0]))
        yield self._at("settings, keys", OWN_KEYS)
        yield self._at("handing over", Place(Section.HAND_OVER, ids.complaint))

    def _import(self) -> Iterator[Sight]:
        self.window.take([EXPORTS / "bitwarden.csv"])
        page = self.window.page
        if not isinstance(page, ImportPage):
            raise TypeError
        wait_until(lambda: page.shown is page.review)
        self.settle()
        yield "import, review", self.window

    def _sheets(self) -> Iterator[Sight]:
        ids = self._ids
        self.window.go(Place(Section.TODAY))
        asks = {
            "log": Ask(Form.LOG, ids.company),
            "raise a case": Ask(Form.CASE, ids.company),
            "close a case": Ask(Form.CLOSING, ids.company, ids.complaint),
            "company": Ask(Form.COMPANY, ids.company),
            "new company": Ask(Form.COMPANY),
            "trust": Ask(Form.RATING, ids.company),
            "file": Ask(Form.FILE, ids.company, ids.file),
            "recovery words": Ask(Form.RECOVERY),
            "checking the recovery words": Ask(Form.RECOVERY, about=CHECK),
            "another passphrase": Ask(Form.PASSPHRASE),
            "history": Ask(Form.HISTORY, about=ids.complaint),
            "what you did": Ask(Form.DONE),
            "erasing": Ask(Form.ERASING, about=ids.trashed),
        }
        for kind in KINDS:
            if kind not in _BY_PROGRAM:
                asks[f"new {kind}"] = new_of(kind, ids.company)
        for name, ask in asks.items():
            self.window.sheets.ask(ask)
            yield self._sheet(f"form, {name}")
        for text in ("", "@ ! 84.20 by 30 nov remind fri /phone"):
            self.window.jot(Beginning(text=text))
            yield self._sheet(f"jot “{text}”")
        for text in ("", "bill", "> ", "nothing has this"):
            self.window._find()
            palette = self.window.sheets.sheet
            if isinstance(palette, Palette):
                palette.line.setText(text)
            yield self._sheet(f"palette “{text}”")
            self.window.sheets.put_away()

    def _banners(self) -> Iterator[Sight]:
        self.window.go(Place(Section.TODAY))
        self.window.banners.show_warning(UserError())
        self.window.banners.show_refused(DiskFailedError())
        self.settle()
        yield "banners", self.window
        self.window.banners.clear()

    def _at(self, name: str, place: Place) -> Sight:
        self.window.go(place)
        self.settle()
        return name, self.window

    def _sheet(self, name: str) -> Sight:
        self.settle()
        return name, self.window


def before_the_vault(look: Look, folder: Path) -> Iterator[Sight]:
    """Show what there is before a vault is open."""
    states = folder.parent / "states"
    for made in (_first_run(look, states), _unlock(look, folder, states)):
        gate = Gate(look.preferences)
        name, page = made
        gate.show_page(page)
        gate.show()
        steps = list(Step) if isinstance(page, FirstRunPage) else [None]
        for step in steps:
            if step is not None and isinstance(page, FirstRunPage):
                page.show_step(step)
            _let_pass()
            yield f"{name} {step or ''}", gate
        gate.close()
        gate.deleteLater()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    began = monotonic()
    while not holds():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if monotonic() - began > _PATIENCE:
            raise TimeoutError


def _let_pass() -> None:
    for _turn in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def _first_run(look: Look, states: Path) -> tuple[str, Page]:
    home = states.parent / "home" / "Dealings.vault"
    return "first run", FirstRunPage(look, Tasks(), (home, states), lambda _begun: None)


def _unlock(look: Look, folder: Path, states: Path) -> tuple[str, Page]:
    return "unlock", UnlockPage(look, Tasks(), (folder, states), lambda _unlocked: None)


def _is_sent(record: Record) -> bool:
    return isinstance(record, Case) and record.type == "complaint" and record.stage == "raised"


def _files_of(vault: Vault, release: Record) -> Iterator[bytes]:
    with vault.reading() as connection:
        for file in getattr(release, "files", ()):
            yield files.read(connection, file.sha256)


def _first(vault: Vault, kind: str) -> str:
    return next(iter(list_of(vault, kind))).id
