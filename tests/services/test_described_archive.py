"""The archive's description is enough: a reader made from it alone, without any code of ours."""

import hashlib
import io
import json
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import PASSPHRASE, Furnished, company, delete, edit, erase
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vrm_app.services.archive_keys import OwnPassphrase, Plain, VaultPassphrase
from vrm_app.services.archiving import write_archive
from vrm_app.vault.vault import Vault

OWN = "nine purple lamps whisper"
Row = dict[str, Any]


@pytest.fixture
def vault(furnished: Furnished, tmp_path: Path) -> Iterator[Vault]:
    with furnished.template.copied_to(tmp_path / "vault") as vault:
        acme = company(vault, "Acme", brands=["Été"], contact_rules={"marketing": False})
        edit(vault, acme, favourite=True, brands=["Été", "Water"], country="DE")
        delete(vault, acme)
        erase(vault, company(vault, "Gone"))
        yield vault


def canonical(value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def hkdf(key: bytes, salt: bytes | None, info: str, length: int) -> bytes:
    return HKDF(SHA256(), length=length, salt=salt, info=info.encode()).derive(key)


def unsealed(content: bytes, passphrase: str) -> bytes:
    magic, version, length = struct.unpack_from(">16sHH", content)
    assert (magic, version) == (b"dealings sealed\n", 1)
    end = 20 + length + 32
    salt = content[end - 32 : end]
    checksum, _, body = content[20 : 20 + length].partition(b"\n")
    assert checksum.decode() == hashlib.sha256(body).hexdigest()
    slot = json.loads(body)
    assert canonical(slot) == body
    slot_key = Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=slot["passes"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    ).derive(unicodedata.normalize("NFKC", passphrase).encode())
    nonce, wrapped = bytes.fromhex(slot.pop("nonce")), bytes.fromhex(slot.pop("wrapped"))
    master = AESGCM(slot_key).decrypt(nonce, wrapped, canonical(slot))
    archive_key = hkdf(master, None, f"dealings/v1/archive|{slot['vault']}", 32)
    derived = hkdf(archive_key, salt, "dealings/v1/sealed-file", 39)
    bound = hashlib.sha256(content[:end]).digest()
    starts = range(end, len(content), 65536 + 16)
    return b"".join(
        AESGCM(derived[:32]).decrypt(
            derived[32:] + struct.pack(">IB", number, start == starts[-1]),
            content[start : start + 65536 + 16],
            bound,
        )
        for number, start in enumerate(starts)
    )


def tables(content: bytes) -> dict[str, list[Row]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert (manifest["format"], manifest["version"]) == ("dealings archive", 1)
        assert archive.namelist() == sorted(
            ["manifest.json", *manifest["members"], *(f"files/{one}" for one in manifest["files"])]
        )
        for sha256, size in manifest["files"].items():
            found = archive.read(f"files/{sha256}")
            assert (hashlib.sha256(found).hexdigest(), len(found)) == (sha256, size)
        rows = {}
        for name, told in manifest["members"].items():
            found = archive.read(name)
            lines = found.splitlines()
            assert told == {
                "lines": len(lines),
                "sha256": hashlib.sha256(found).hexdigest(),
                "size": len(found),
            }
            rows[name.removesuffix(".jsonl")] = [json.loads(line) for line in lines]
            assert [canonical(row) for row in rows[name.removesuffix(".jsonl")]] == lines
        return rows


def six_digits(moment: str) -> str:
    return moment if "." in moment else moment.replace("Z", ".000000Z")


def columns_of(record: Row) -> Row:
    """Return a record's columns as history tells of them, those that are empty left out."""
    columns: Row = {}
    for name, value in record.items():
        if name in {"kind", "id", "updated_at"} or value is None or value == []:
            continue
        if isinstance(value, bool):
            columns[name] = int(value)
        elif isinstance(value, dict) and value.keys() == {"amount", "currency"}:
            columns[f"{name}_minor"] = int(value["amount"].replace(".", ""))
            columns[f"{name}_currency"] = value["currency"]
        elif isinstance(value, dict | list):
            columns[name] = canonical(value).decode()
        else:
            columns[name] = (
                six_digits(value) if name in {"at", "created_at", "deleted_at"} else value
            )
    return columns


def test_a_reader_made_from_the_description_reads_a_sealed_archive(
    vault: Vault, tmp_path: Path
) -> None:
    write_archive(vault, tmp_path / "plain", sealing=Plain())
    write_archive(vault, tmp_path / "sealed", sealing=VaultPassphrase())
    write_archive(vault, tmp_path / "own", sealing=OwnPassphrase(OWN))

    plain = (tmp_path / "plain").read_bytes()
    assert unsealed((tmp_path / "sealed").read_bytes(), PASSPHRASE) == plain
    assert unsealed((tmp_path / "own").read_bytes(), OWN) == plain


def test_a_reader_made_from_the_description_checks_history(vault: Vault, tmp_path: Path) -> None:
    write_archive(vault, tmp_path / "plain", sealing=Plain())
    found = tables((tmp_path / "plain").read_bytes())
    actions = {action["id"]: action for action in found["actions"]}
    previous = bytes(32)
    for entry in found["history"]:
        action = actions[entry["action_id"]]
        told = [six_digits(action["at"]), action["device"], action["logical"]]
        told += [entry["kind"], entry["record_id"], entry["change"]]
        digest = bytes.fromhex(entry["digest"])
        previous = hashlib.sha256(previous + json.dumps(told).encode() + digest).digest()
        assert entry["hash"] == previous.hex()
    held = {
        record["id"]: columns_of(record)
        for name, records in found.items()
        if name.startswith("records/")
        for record in records
    }
    for entry in reversed(found["history"]):
        salt = bytes.fromhex(entry["salt"])
        if salt == bytes(16):
            assert entry["record_id"] not in held
            continue
        columns = held[entry["record_id"]]
        payload = canonical(columns) if entry["change"] == "add" else entry["payload"].encode()
        assert entry["digest"] == hashlib.sha256(salt + payload).hexdigest()
        if entry["change"] != "add":
            columns.update(json.loads(payload)["before"])
            held[entry["record_id"]] = {
                name: value for name, value in columns.items() if value is not None
            }
    assert {"add", "edit", "delete", "erase"} == {entry["change"] for entry in found["history"]}
