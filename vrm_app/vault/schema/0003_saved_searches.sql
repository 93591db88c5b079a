-- One search that the customer keeps: its name, and what was typed.
CREATE TABLE saved_search (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    name TEXT NOT NULL,
    asked TEXT NOT NULL,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;

-- For filters over the entries of all companies.
CREATE INDEX interaction_by_channel ON interaction (channel, id);
CREATE INDEX interaction_by_tags ON interaction (tags) WHERE tags IS NOT NULL;

-- Guards: a change without history is refused.
CREATE TRIGGER saved_search_insert_is_kept AFTER INSERT ON saved_search BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER saved_search_update_is_kept AFTER UPDATE ON saved_search BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER saved_search_delete_is_kept AFTER DELETE ON saved_search BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
