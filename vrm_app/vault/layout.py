"""What the files in a vault's folder are called."""

DATABASE = "vault.db"
KEY_FILE = "vault.keys"
SPARE_KEY_FILE = "vault.keys.bak"
