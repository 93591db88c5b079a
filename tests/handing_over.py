"""A vault with a complaint in it that can be handed over."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from building import NOW

from vrm_app.domain.fields import Json
from vrm_app.domain.release import Release
from vrm_app.services import attaching, records, releasing
from vrm_app.services.complaints import Choices
from vrm_app.services.releasing import Preview
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class World:
    """A vault with a complaint in it, and a folder outside."""

    vault: Vault
    outside: Path
    company: str
    case: str
    name: str
    terms: str
    photo: str

    @property
    def out(self) -> Path:
        return self.outside / "handed-over"

    def add(self, kind: str, **fields: Json) -> str:
        return records.add(self.vault, kind, fields, now=NOW).id

    def edit(self, record_id: str, **fields: Json) -> None:
        records.edit(self.vault, record_id, fields, now=NOW)

    def choices(self, **options: Json) -> Choices:
        return Choices(**{"recipient": self.company, "terms": self.terms, **options})

    def preview(self, *, now: datetime = NOW, **options: Json) -> Preview:
        return releasing.preview(self.vault, self.case, self.choices(**options), now=now)

    def hand_over(
        self, *, now: datetime = NOW, out: Path | None = None, **options: Json
    ) -> Release:
        chosen = self.choices(**options)
        return releasing.hand_over(self.vault, self.case, chosen, out=out or self.out, now=now)

    def attach(self, name: str, content: bytes = b"x") -> str:
        return attaching.attach(self.vault, self.case, name, content, now=NOW).id

    def written(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir()}

    def kept(self, kind: str = "release") -> list[Json]:
        return [one.to_json() for one in records.list_of(self.vault, kind)]

    def state(self) -> str:
        (release,) = self.kept()
        return str(release["state"])


def make_world(vault: Vault, tmp_path: Path) -> World:
    outside = tmp_path / "outside"
    outside.mkdir()

    def add(kind: str, **fields: Json) -> str:
        return records.add(vault, kind, fields, now=NOW).id

    acme = add("company", name="Acme")
    case = add(
        "case",
        company_id=acme,
        type="complaint",
        title="The kettle leaks",
        order_number="4711-A",
        happened="Since the first day.",
        notes="Patience.",
    )
    return World(
        vault,
        outside,
        company=acme,
        case=case,
        name=add("data_item", type="name", value="Kim Example", usual=True),
        terms=add("terms", title="Mine", purposes=["answering"]),
        photo=attaching.attach(vault, case, "leak.jpg", b"\xff\xd8\xff", now=NOW).id,
    )


def shown(preview: Preview) -> dict[str, bytes]:
    return {file.name: file.content for file in preview.files}
