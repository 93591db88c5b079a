"""Archives taken apart and put together again, as another program might or a thief would."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Members = dict[str, bytes]
Lines = dict[str, list[dict[str, Any]]]


def members_of(content: bytes) -> Members:
    """Return the members of a plain archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(content: Members, change: Callable[[zipfile.ZipInfo], object] = id) -> bytes:
    """Return a ZIP file as another program might write it; `change` may spoil each member."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as written:
        for name, one in content.items():
            member = zipfile.ZipInfo(name, (2026, 1, 31, 9, 30, 0))
            change(member)
            written.writestr(member, one)
    return output.getvalue()


def told(content: Members, **changed: object) -> Members:
    """Return the members with a manifest that tells of them; some of it may be changed."""
    kept = {name: one for name, one in content.items() if name != "manifest.json"}
    tables = {name: one for name, one in kept.items() if not name.startswith("files/")}
    manifest = {
        **json.loads(content["manifest.json"]),
        "members": {
            name: {
                "lines": one.count(b"\n"),
                "sha256": hashlib.sha256(one).hexdigest(),
                "size": len(one),
            }
            for name, one in tables.items()
        },
        "files": {
            name.removeprefix("files/"): len(one)
            for name, one in kept.items()
            if name not in tables
        },
    }
    return {**kept, "manifest.json": json.dumps(manifest | changed).encode()}


def repacked(content: bytes, path: Path, change: Callable[[Lines], object]) -> Path:
    """Write an archive whose lines were changed, and whose manifest tells of the changed ones."""
    members = members_of(content)
    tables = [name for name in members if name.endswith(".jsonl")]
    lines: Lines = {
        name.removesuffix(".jsonl"): [json.loads(line) for line in members[name].splitlines()]
        for name in tables
    }
    change(lines)
    for name, given in lines.items():
        members[f"{name}.jsonl"] = b"".join(json.dumps(one).encode() + b"\n" for one in given)
    path.write_bytes(zipped(told(members)))
    return path
