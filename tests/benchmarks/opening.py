"""Open a vault once, in a process of its own, and say how long it took.

Standard input is JSON: the folder of the vault, of its states, its id and its master key.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import cryptography.hazmat.primitives.asymmetric.x25519  # noqa: F401 - not a part of opening

from vrm_app.vault.keys import MasterKey
from vrm_app.vault.vault import open_with_key


def main() -> None:
    """Print the seconds it took until the vault could be read, and until it could be written."""
    given = json.load(sys.stdin)
    master = MasterKey(bytes.fromhex(given["master"]))
    # Deriving the key from a passphrase has brought in the modules for it before this begins.
    master.derive("nothing", given["id"], 1)
    start = perf_counter()
    vault = open_with_key(
        Path(given["folder"]), master, vault_id=given["id"], states=Path(given["states"])
    )
    read = perf_counter() - start
    with vault.writing("nothing", now=datetime.now(UTC)):
        written = perf_counter() - start
    vault.close()
    json.dump([read, written], sys.stdout)


if __name__ == "__main__":
    main()
