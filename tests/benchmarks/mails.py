"""How many e-mails a second come in, from files, read in a process of their own."""

import random
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from pathlib import Path

from vrm_app.services import mails
from vrm_app.services.mail_sorting import Wishes
from vrm_app.vault.vault import Vault

from .figures import Figure
from .filled import NOW, Filled
from .invented import COMPANIES
from .stopwatch import seconds

_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_A_FILE_IN = 10
"""One mail in so many brings a file along."""
_FILE_BYTES = 40_000


def importing_mails(filled: Filled, folder: Path, count: int) -> Figure:
    """Measure looking at mails and taking them in, one folder of them as one action."""
    paths = write_mails(filled, folder, count)
    taken = seconds(partial(_import, filled.vault, paths))
    return Figure(
        what=f"importing {len(paths):,} e-mails a second, threaded, with their files",
        ours=len(paths) / taken,
        unit="e-mails/s",
        least=200,
    )


def write_mails(filled: Filled, folder: Path, count: int, *, first: int = 0) -> list[Path]:
    """Write so many mails into a new folder, the first of them with this number."""
    folder.mkdir()
    chance = random.Random(count)  # noqa: S311  # an example, not a secret
    paths = []
    for number, invented in enumerate(filled.further(count), first):
        path = folder / f"{number:06}.eml"
        path.write_bytes(_mail(number, str(invented["body"]), chance))
        paths.append(path)
    return paths


def _import(vault: Vault, paths: list[Path]) -> None:
    looked = mails.look(vault, paths, Wishes(), now=NOW)
    taken = mails.take_in(vault, looked, now=NOW)
    if taken.created != len(paths) or taken.errors:
        raise RuntimeError("not every e-mail came in")


def _mail(number: int, body: str, chance: random.Random) -> bytes:
    company = number % COMPANIES
    host = f"company-{company}.example"
    mail = EmailMessage()
    mail["Received"] = f"from mx.{host} by mail.home.example; Mon, 1 Jan 2024 00:00:00 +0000"
    mail["From"] = f"Support für Kunden <support@{host}>"
    mail["To"] = "Kim Doe <kim@home.example>"
    mail["Subject"] = f"Ärger: {' '.join(body[:60].split())}"
    mail["Date"] = format_datetime(_FIRST + timedelta(minutes=number))
    mail["Message-ID"] = f"<{number}@{host}>"
    if number >= COMPANIES:
        mail["In-Reply-To"] = f"<{number - COMPANIES}@{host}>"
    mail.set_content(body)
    mail.add_alternative(f"<html><body><p>{body}</p></body></html>", subtype="html")
    if number % _A_FILE_IN == 0:
        content = chance.randbytes(_FILE_BYTES)
        mail.add_attachment(content, maintype="application", subtype="pdf", filename="Brief.pdf")
    return mail.as_bytes()
