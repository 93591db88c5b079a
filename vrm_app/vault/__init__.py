"""Where it is kept: the vault folder, its keys, its database and its history."""
