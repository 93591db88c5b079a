"""Exports of Bitwarden: JSON and CSV, of one person's vault or of an organisation's."""

from collections.abc import Iterator

from vrm_app.outside.found_company import Login, Written, understood
from vrm_app.outside.limits import (
    RECORDS,
    EncryptedExportError,
    ManyRecordsError,
    UnknownFormError,
)
from vrm_app.outside.reading import Reason, RowError
from vrm_app.outside.strict_json import parsed
from vrm_app.outside.text_table import records
from vrm_app.outside.web_address import addresses_in

HEADER = frozenset({"type", "name", "login_uri", "login_username", "login_password"})

# What these do not name never leaves the parser: user names, passwords, one-time codes, notes,
# custom fields, cards, identities, keys.
_COLUMNS = frozenset({"folder", "collections", "favorite", "type", "name", "login_uri"})
_MEMBERS = frozenset(
    {"encrypted", "folders", "collections", "items", "id", "name", "type", "favorite", "login"}
    | {"folderId", "collectionIds", "creationDate", "deletedDate", "uris", "uri"},
)

_LOGIN = 1
_OTHER_TYPES = {2: Reason.NOTE, 3: Reason.CARD, 4: Reason.IDENTITY, 5: Reason.KEY}


def from_json(text: str) -> Iterator[Login | RowError]:
    """Yield each item of a JSON export; the row is its place in the list, from 1."""
    export = parsed(text, wanted=_MEMBERS)
    if not isinstance(export, dict):
        raise UnknownFormError
    if export.get("encrypted"):
        raise EncryptedExportError
    items = export.get("items")
    if not isinstance(items, list):
        raise UnknownFormError
    if len(items) > RECORDS:
        raise ManyRecordsError
    folders = _names(export.get("folders")) | _names(export.get("collections"))
    for row, item in enumerate(items, start=1):
        yield _item(row, item, folders)


def from_csv(text: str) -> Iterator[Login | RowError]:
    """Yield each record of a CSV export; the row is the one a spreadsheet would show."""
    for row, cells in records(text, HEADER, wanted=_COLUMNS):
        if cells is None:
            yield RowError(row=row, reason=Reason.DAMAGED)
        else:
            yield _record(row, cells)


def _record(row: int, cells: dict[str, str]) -> Login | RowError:
    kind = cells["type"].strip().casefold()
    if kind != "login":
        return RowError(row=row, reason=Reason.NOTE if kind == "note" else Reason.OTHER)
    return understood(
        Written(
            row=row,
            title=cells["name"],
            addresses=addresses_in(cells["login_uri"]),
            category=cells.get("folder") or cells.get("collections") or "",
            favourite=cells.get("favorite", "").strip() == "1",
            created="",
        ),
    )


def _item(row: int, item: object, folders: dict[str, str]) -> Login | RowError:
    if not isinstance(item, dict):
        return RowError(row=row, reason=Reason.MALFORMED)
    match item:
        case {"deletedDate": str()}:
            return RowError(row=row, reason=Reason.TRASH)
        case {"type": int(kind)} if kind != _LOGIN:
            return RowError(row=row, reason=_OTHER_TYPES.get(kind, Reason.OTHER))
        case {"type": int(), "name": str(name), "login": {**login}}:
            addresses = _addresses(login.get("uris"))
            created = item.get("creationDate") or ""
            if addresses is not None and isinstance(created, str):
                return understood(
                    Written(
                        row=row,
                        title=name,
                        addresses=addresses,
                        category=_folder(item, folders),
                        favourite=item.get("favorite") is True,
                        created=created,
                    ),
                )
    return RowError(row=row, reason=Reason.MALFORMED)


def _addresses(uris: object) -> list[str] | None:
    """Return the addresses in a login's list of URIs, None when it is no such list."""
    addresses: list[str] = []
    if not isinstance(uris, list | None):
        return None
    for uri in uris or []:
        match uri:
            case {"uri": str(address)}:
                addresses.append(address)
            case {"uri": None}:
                continue
            case _:
                return None
    return addresses


def _folder(item: dict[str, object], folders: dict[str, str]) -> str:
    """Return the name of the item's folder, or of the first collection it is in."""
    match item:
        case {"folderId": str(folder)}:
            return folders.get(folder, "")
        case {"collectionIds": [str(collection), *_]}:
            return folders.get(collection, "")
    return ""


def _names(entries: object) -> dict[str, str]:
    """Return the names of folders or collections by identity; what is malformed has none."""
    names: dict[str, str] = {}
    for entry in entries if isinstance(entries, list) else []:
        match entry:
            case {"id": str(identity), "name": str(name)}:
                names[identity] = name
    return names
