-- For a while new vaults got this table from the first script.
DROP TABLE IF EXISTS left_at;

-- Where in the window one was when the vault was closed; one row.
CREATE TABLE left_at (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    section TEXT NOT NULL,
    record_id TEXT NOT NULL,
    tab TEXT NOT NULL
) STRICT;
