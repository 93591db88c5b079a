"""What tests of imported e-mails share: a folder of mails, and what became of them."""

from pathlib import Path

from building import NOW, add, changes, counter, keep, record

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.fields import Json
from vrm_app.services import mails
from vrm_app.services.attaching import content_of
from vrm_app.services.mail_sorting import Wishes
from vrm_app.services.mails import Looked, TakenIn
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


class Drop:
    """A folder into which mails are dropped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *contents: bytes) -> list[Path]:
        """Write mails, and return their files."""
        paths = []
        for content in contents:
            path = self.folder / f"{len(list(self.folder.iterdir()))}.eml"
            path.write_bytes(content)
            paths.append(path)
        return paths


def looked(vault: Vault, paths: list[Path], **wishes: str | bool) -> Looked:
    return mails.look(vault, paths, Wishes(**wishes), now=NOW)  # type: ignore[arg-type]


def taken(vault: Vault, paths: list[Path], **wishes: str | bool) -> TakenIn:
    return mails.take_in(vault, looked(vault, paths, **wishes), now=NOW)


def entry(vault: Vault, taken_in: TakenIn) -> dict[str, Json]:
    """Return the one record that came about."""
    (one,) = taken_in.ids
    return record(vault, one).to_json()


def files_of(vault: Vault, record_id: str) -> list[tuple[str, str, bytes]]:
    with vault.reading() as connection:
        found = [one for one in lists.of_kind(connection, Attachment) if one.about == record_id]
    found.sort(key=lambda one: one.id)
    return [(one.file_name, one.media_type, content_of(vault, one.id)[1]) for one in found]


def state(vault: Vault) -> tuple[int, int]:
    return counter(vault), len(changes(vault))


def home(vault: Vault) -> str:
    return add(vault, "data_item", type="email", value="Kim@home.example", usual=True)


def release(vault: Vault, recipient: str, what: str, **fields: Json) -> str:
    given: dict[str, Json] = {
        "what": what, "recipient": recipient, "sha256": "0" * 64, "route": "file",
        "identity": "known", "state": "written", **fields,
    }  # fmt: skip
    return keep(vault, "release", given)
