-- What was written in one form and not saved when the vault was closed, as JSON by field.
CREATE TABLE unsaved (
    form TEXT NOT NULL PRIMARY KEY,
    written TEXT NOT NULL
) STRICT;
