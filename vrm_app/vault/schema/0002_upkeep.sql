-- What was done last for the vault itself, and when: one row per kind of deed. It is no record,
-- has no history, and stays behind when the records move to another vault.
CREATE TABLE upkeep (
    deed TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;
