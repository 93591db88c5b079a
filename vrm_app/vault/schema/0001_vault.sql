-- The vault as it was first released. Never edited afterwards: later changes are later files.

-- What this vault is; one row.
CREATE TABLE vault (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    device TEXT NOT NULL,             -- which device writes here
    created_at TEXT NOT NULL,
    commit_counter INTEGER NOT NULL   -- counts transactions; also kept outside, to notice old copies
) STRICT;

-- One row per record of any kind: what its identity stands for, and whom it is hidden with.
-- A record is named here by a small number, because these rows are many and the index is large.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,  -- also the rowid of its text in search_text
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    company INTEGER,             -- the number of its company
    owner INTEGER,               -- the number of another record it belongs to
    at TEXT NOT NULL,            -- when it was, for sorting and filters
    trashed INTEGER NOT NULL CHECK (trashed IN (0, 1))
) STRICT;
CREATE INDEX record_by_kind ON record (kind, at, id);
CREATE INDEX record_by_company ON record (company, at, id) WHERE company IS NOT NULL;
CREATE INDEX record_by_owner ON record (owner) WHERE owner IS NOT NULL;

-- Every text of every record that is not in the trash. Contentless: a snippet is cut from the
-- record itself. Runs of Chinese, Japanese and Korean are stored as overlapping pairs.
CREATE VIRTUAL TABLE search_text USING fts5 (
    heading, words, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2"
);

-- One thing the customer did: all it changed is one transaction, undone and redone as one.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    logical INTEGER NOT NULL,   -- Lamport's logical time, for merging devices
    name TEXT NOT NULL,         -- what it was: add, edit, import …
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))
) STRICT;
CREATE INDEX action_by_state ON action (state, id) WHERE state <> 'final';

-- One change of one record; a chain by SHA-256, written by triggers and never changed but by
-- erasing a payload. The seal is salt, digest of the salted payload, and hash, in this order.
-- An addition keeps no payload: the record, taken back through its later changes, is the payload.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('add', 'edit', 'delete', 'restore', 'erase')),
    payload TEXT CHECK (json_valid(payload)),
    seal BLOB NOT NULL CHECK (length(seal) = 80),
    salt BLOB GENERATED ALWAYS AS (substr(seal, 1, 16)) VIRTUAL,
    digest BLOB GENERATED ALWAYS AS (substr(seal, 17, 32)) VIRTUAL,
    hash BLOB GENERATED ALWAYS AS (substr(seal, 49, 32)) VIRTUAL
) STRICT;
CREATE INDEX history_by_record ON history (record_id);
CREATE INDEX history_by_action ON history (action_id);

-- The seal is taken apart here: a generated column is empty in NEW when an update leaves it alone.
CREATE TRIGGER history_is_only_added_to BEFORE UPDATE ON history
WHEN OLD.seq <> NEW.seq OR OLD.action_id <> NEW.action_id OR OLD.kind <> NEW.kind
    OR OLD.record_id <> NEW.record_id OR OLD.change <> NEW.change
    OR substr(OLD.seal, 17) <> substr(NEW.seal, 17)
    OR NEW.payload IS NOT NULL OR substr(NEW.seal, 1, 16) <> zeroblob(16) BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER history_is_never_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE seq = NEW.seq) BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER history_is_never_removed BEFORE DELETE ON history BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

-- Which record's history was written last; one row. The guards below refuse a change of a record
-- for which that did not happen, as on a connection without the triggers that write history.
CREATE TABLE keeper (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    record_id TEXT
) STRICT;
INSERT INTO keeper VALUES (1, NULL);

-- The bytes of a file, in parts of 256 KiB, by the SHA-256 of the whole.
CREATE TABLE file_part (
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256, position)
) STRICT;

-- The Ed25519 key under which one company knows the customer.
CREATE TABLE signing_key (
    company_id TEXT NOT NULL PRIMARY KEY REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    private_key BLOB NOT NULL CHECK (length(private_key) = 32),
    created_at TEXT NOT NULL
) STRICT;

-- What a drafted release was made from; it can be confirmed only while that is unchanged.
CREATE TABLE draft (
    release_id TEXT NOT NULL PRIMARY KEY
        REFERENCES release (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fingerprint TEXT NOT NULL
) STRICT;

-- One organisation the customer deals with.
CREATE TABLE company (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    name TEXT NOT NULL,
    legal_name TEXT,
    brands TEXT CHECK (json_valid(brands)),
    domains TEXT CHECK (json_valid(domains)),
    category TEXT,
    country TEXT,
    language TEXT,
    relationship TEXT NOT NULL,
    relationship_type TEXT,
    account_numbers TEXT CHECK (json_valid(account_numbers)),
    successor_id TEXT REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    known_since TEXT,
    favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
    contact_rules TEXT CHECK (json_valid(contact_rules)),
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX company_by_successor ON company (successor_id) WHERE successor_id IS NOT NULL;

-- One way to reach a company.
CREATE TABLE contact_point (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    desk TEXT NOT NULL,
    preference TEXT NOT NULL,
    source TEXT,
    as_of TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX contact_point_by_company ON contact_point (company_id);

-- One person in a company.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT,
    email TEXT,
    phone TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX person_by_company ON person (company_id);

-- One exchange with a company, or something observed.
CREATE TABLE interaction (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    at TEXT NOT NULL,
    direction TEXT NOT NULL,
    channel TEXT NOT NULL,
    company_id TEXT REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    answers_id TEXT REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT,
    body TEXT,
    expectation TEXT,
    outcome TEXT,
    minutes INTEGER CHECK (minutes >= 0),
    cost_minor INTEGER,
    cost_currency TEXT CHECK ((cost_minor IS NULL) = (cost_currency IS NULL)),
    url TEXT,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    message_id TEXT,
    reference TEXT,
    case_id TEXT REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    agreement_id TEXT REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    need_id TEXT REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX interaction_by_company ON interaction (company_id, at, id);
CREATE INDEX interaction_by_case ON interaction (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX interaction_by_need ON interaction (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX interaction_by_person ON interaction (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX interaction_by_agreement ON interaction (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX interaction_by_answers ON interaction (answers_id) WHERE answers_id IS NOT NULL;

-- One complaint, question, idea or the like, with a life of its own.
CREATE TABLE "case" (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    product TEXT,
    order_number TEXT,
    amount_minor INTEGER,
    amount_currency TEXT CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    expected TEXT,
    happened TEXT,
    remedy_wanted TEXT,
    remedy_fallback TEXT,
    remedy_text TEXT,
    stage TEXT NOT NULL,
    waiting_on TEXT,
    next_action_on TEXT,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    answer_due_on TEXT,
    reference TEXT,
    external_body TEXT,
    external_reference TEXT,
    agreement_id TEXT REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    copy_of TEXT REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT,
    outcome_amount_minor INTEGER,
    outcome_amount_currency TEXT CHECK ((outcome_amount_minor IS NULL) = (outcome_amount_currency IS NULL)),
    satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
    minutes INTEGER CHECK (minutes >= 0),
    cost_minor INTEGER,
    cost_currency TEXT CHECK ((cost_minor IS NULL) = (cost_currency IS NULL)),
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX case_by_company ON "case" (company_id);
CREATE INDEX case_by_agreement ON "case" (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX case_by_copy_of ON "case" (copy_of) WHERE copy_of IS NOT NULL;

-- One promise, by a company or by the customer.
CREATE TABLE promise (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT NOT NULL,
    what TEXT NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    settled_on TEXT,
    amount_minor INTEGER,
    amount_currency TEXT CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    interaction_id TEXT REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
    case_id TEXT REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX promise_by_company ON promise (company_id);
CREATE INDEX promise_by_person ON promise (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX promise_by_interaction ON promise (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX promise_by_case ON promise (case_id) WHERE case_id IS NOT NULL;

-- One contract, subscription, trial, warranty, insurance, membership or purchase.
CREATE TABLE agreement (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    price_minor INTEGER,
    price_currency TEXT CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    billing TEXT,
    started_on TEXT,
    first_term TEXT,
    renewal_term TEXT,
    after_term TEXT NOT NULL,
    notice TEXT,
    notice_anchor TEXT NOT NULL,
    trial_ends_on TEXT,
    guarantee_ends_on TEXT,
    cancel_method TEXT,
    price_changes TEXT CHECK (json_valid(price_changes)),
    state TEXT NOT NULL,
    cancelled_on TEXT,
    ended_on TEXT,
    confirmed_on TEXT,
    confirmation TEXT,
    customer_number TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX agreement_by_company ON agreement (company_id);

-- One piece of the customer's personal data.
CREATE TABLE data_item (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT,
    usual INTEGER NOT NULL CHECK (usual IN (0, 1)),
    for_company_id TEXT REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    dpv TEXT,
    valid_from TEXT,
    valid_until TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX data_item_by_for_company ON data_item (for_company_id) WHERE for_company_id IS NOT NULL;

-- That one company holds one data item.
CREATE TABLE disclosure (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    data_item_id TEXT NOT NULL REFERENCES data_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    purpose TEXT,
    legal_basis TEXT NOT NULL,
    consent_state TEXT NOT NULL,
    source TEXT,
    retention TEXT,
    retention_text TEXT,
    recipients TEXT CHECK (json_valid(recipients)),
    terms_id TEXT REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED,
    release_id TEXT REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    withdrawn_on TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX disclosure_by_company ON disclosure (company_id);
CREATE INDEX disclosure_by_data_item ON disclosure (data_item_id);
CREATE INDEX disclosure_by_terms ON disclosure (terms_id) WHERE terms_id IS NOT NULL;
CREATE INDEX disclosure_by_release ON disclosure (release_id) WHERE release_id IS NOT NULL;

-- The customer's trust in one company, in one respect, at one moment.
CREATE TABLE judgement (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    dimension TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    at TEXT NOT NULL,
    reason TEXT,
    what_it_would_take TEXT,
    evidence TEXT CHECK (json_valid(evidence)),
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX judgement_by_company ON judgement (company_id);

-- One recommendation or warning, for others.
CREATE TABLE review (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    "text" TEXT,
    positive_notes TEXT CHECK (json_valid(positive_notes)),
    negative_notes TEXT CHECK (json_valid(negative_notes)),
    recommend INTEGER CHECK (recommend IN (0, 1)),
    at TEXT NOT NULL,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX review_by_company ON review (company_id);

-- One thing the customer is looking for.
CREATE TABLE need (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    title TEXT NOT NULL,
    description TEXT,
    category TEXT,
    must_haves TEXT CHECK (json_valid(must_haves)),
    nice_to_haves TEXT CHECK (json_valid(nice_to_haves)),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    budget_min_minor INTEGER,
    budget_min_currency TEXT CHECK ((budget_min_minor IS NULL) = (budget_min_currency IS NULL)),
    budget_max_minor INTEGER,
    budget_max_currency TEXT CHECK ((budget_max_minor IS NULL) = (budget_max_currency IS NULL)),
    region TEXT,
    needed_by TEXT,
    valid_from TEXT,
    valid_through TEXT,
    identity TEXT NOT NULL,
    terms_id TEXT REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL,
    decision TEXT REFERENCES offer (id) DEFERRABLE INITIALLY DEFERRED,
    decision_reason TEXT,
    review_on TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX need_by_terms ON need (terms_id) WHERE terms_id IS NOT NULL;
CREATE INDEX need_by_decision ON need (decision) WHERE decision IS NOT NULL;

-- One answer to a need.
CREATE TABLE offer (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    need_id TEXT NOT NULL REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
    company_id TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    price_minor INTEGER,
    price_currency TEXT CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    billing TEXT,
    term TEXT,
    fit INTEGER CHECK (fit BETWEEN 1 AND 5),
    "text" TEXT,
    promises TEXT CHECK (json_valid(promises)),
    state TEXT NOT NULL,
    interaction_id TEXT REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX offer_by_need ON offer (need_id);
CREATE INDEX offer_by_company ON offer (company_id);
CREATE INDEX offer_by_interaction ON offer (interaction_id) WHERE interaction_id IS NOT NULL;

-- One set of terms under which the customer hands things over.
CREATE TABLE terms (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    title TEXT NOT NULL,
    agreement_code TEXT,
    purposes TEXT CHECK (json_valid(purposes)),
    retention TEXT,
    contact_rules TEXT CHECK (json_valid(contact_rules)),
    expires_on TEXT,
    "text" TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;

-- One person or publication the customer listens to.
CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    reliability INTEGER CHECK (reliability BETWEEN 1 AND 5),
    topics TEXT CHECK (json_valid(topics)),
    muted INTEGER NOT NULL CHECK (muted IN (0, 1)),
    followed INTEGER NOT NULL CHECK (followed IN (0, 1)),
    url TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;

-- One thing a source said.
CREATE TABLE advice (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    company_id TEXT REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    need_id TEXT REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL,
    url TEXT,
    at TEXT NOT NULL,
    followed INTEGER CHECK (followed IN (0, 1)),
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX advice_by_source ON advice (source_id);
CREATE INDEX advice_by_company ON advice (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX advice_by_need ON advice (need_id) WHERE need_id IS NOT NULL;

-- One reminder of the customer's own, or what became of a computed one.
CREATE TABLE reminder (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    due_on TEXT NOT NULL,
    subject TEXT,
    about TEXT,
    agenda_kind TEXT,
    lead_days TEXT CHECK (json_valid(lead_days)),
    repeat TEXT,
    snoozed_until TEXT,
    done_on TEXT,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX reminder_by_about ON reminder (about) WHERE about IS NOT NULL;

-- One file, about one record; its bytes are in file_part.
CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    about TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX attachment_by_about ON attachment (about);

-- One captured line, not yet filed.
CREATE TABLE inbox (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    "text" TEXT NOT NULL,
    at TEXT NOT NULL,
    origin TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX inbox_by_attachment ON inbox (attachment_id) WHERE attachment_id IS NOT NULL;

-- One handing-over to one company, drafted or done.
CREATE TABLE release (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    what TEXT NOT NULL,
    recipient TEXT NOT NULL REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    files TEXT CHECK (json_valid(files)),
    sha256 TEXT NOT NULL,
    terms_id TEXT REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED,
    route TEXT NOT NULL,
    identity TEXT NOT NULL,
    fields TEXT CHECK (json_valid(fields)),
    omitted TEXT CHECK (json_valid(omitted)),
    reference TEXT,
    state TEXT NOT NULL,
    answer TEXT REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT CHECK (json_valid(tags)),
    notes TEXT
) STRICT;
CREATE INDEX release_by_what ON release (what);
CREATE INDEX release_by_recipient ON release (recipient);
CREATE INDEX release_by_terms ON release (terms_id) WHERE terms_id IS NOT NULL;
CREATE INDEX release_by_answer ON release (answer) WHERE answer IS NOT NULL;

-- One calendar event that was handed to a calendar program, so that the next export updates it.
CREATE TABLE calendar_event (
    uid TEXT NOT NULL PRIMARY KEY,
    about TEXT NOT NULL,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    summary TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT;

-- The records that are shown: not in the trash, nor belonging to anything that is.
CREATE VIEW shown AS
SELECT record.number, record.id, record.kind, record.company, record.owner, record.at,
    CASE record.kind WHEN 'company' THEN record.id ELSE company.id END AS company_id
FROM record
LEFT JOIN record AS company ON company.number = record.company
LEFT JOIN record AS owner ON owner.number = record.owner
LEFT JOIN record AS further ON further.number = owner.owner
WHERE NOT record.trashed
    AND (record.kind = 'release' OR NOT coalesce(company.trashed, 0))
    AND NOT coalesce(owner.trashed, 0)
    AND NOT coalesce(further.trashed, 0)
    -- Only a reminder of a reminder, or a file about one, belongs to anything further up.
    AND (further.owner IS NULL OR NOT EXISTS (
        WITH RECURSIVE above (number, owner, trashed) AS (
            SELECT upper.number, upper.owner, upper.trashed
            FROM record AS upper WHERE upper.number = further.owner
            UNION
            SELECT upper.number, upper.owner, upper.trashed
            FROM above JOIN record AS upper ON upper.number = above.owner
        )
        SELECT 1 FROM above WHERE above.trashed
    ));

-- Guards: a change without history is refused.
CREATE TRIGGER company_insert_is_kept AFTER INSERT ON company BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER company_update_is_kept AFTER UPDATE ON company BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER company_delete_is_kept AFTER DELETE ON company BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER contact_point_insert_is_kept AFTER INSERT ON contact_point BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER contact_point_update_is_kept AFTER UPDATE ON contact_point BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER contact_point_delete_is_kept AFTER DELETE ON contact_point BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER person_insert_is_kept AFTER INSERT ON person BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER person_update_is_kept AFTER UPDATE ON person BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER person_delete_is_kept AFTER DELETE ON person BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER interaction_insert_is_kept AFTER INSERT ON interaction BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER interaction_update_is_kept AFTER UPDATE ON interaction BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER interaction_delete_is_kept AFTER DELETE ON interaction BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER case_insert_is_kept AFTER INSERT ON "case" BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER case_update_is_kept AFTER UPDATE ON "case" BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER case_delete_is_kept AFTER DELETE ON "case" BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER promise_insert_is_kept AFTER INSERT ON promise BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER promise_update_is_kept AFTER UPDATE ON promise BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER promise_delete_is_kept AFTER DELETE ON promise BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER agreement_insert_is_kept AFTER INSERT ON agreement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER agreement_update_is_kept AFTER UPDATE ON agreement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER agreement_delete_is_kept AFTER DELETE ON agreement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER data_item_insert_is_kept AFTER INSERT ON data_item BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER data_item_update_is_kept AFTER UPDATE ON data_item BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER data_item_delete_is_kept AFTER DELETE ON data_item BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER disclosure_insert_is_kept AFTER INSERT ON disclosure BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER disclosure_update_is_kept AFTER UPDATE ON disclosure BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER disclosure_delete_is_kept AFTER DELETE ON disclosure BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER judgement_insert_is_kept AFTER INSERT ON judgement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER judgement_update_is_kept AFTER UPDATE ON judgement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER judgement_delete_is_kept AFTER DELETE ON judgement BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER review_insert_is_kept AFTER INSERT ON review BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER review_update_is_kept AFTER UPDATE ON review BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER review_delete_is_kept AFTER DELETE ON review BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER need_insert_is_kept AFTER INSERT ON need BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER need_update_is_kept AFTER UPDATE ON need BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER need_delete_is_kept AFTER DELETE ON need BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER offer_insert_is_kept AFTER INSERT ON offer BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER offer_update_is_kept AFTER UPDATE ON offer BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER offer_delete_is_kept AFTER DELETE ON offer BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER terms_insert_is_kept AFTER INSERT ON terms BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER terms_update_is_kept AFTER UPDATE ON terms BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER terms_delete_is_kept AFTER DELETE ON terms BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER source_insert_is_kept AFTER INSERT ON source BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER source_update_is_kept AFTER UPDATE ON source BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER source_delete_is_kept AFTER DELETE ON source BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER advice_insert_is_kept AFTER INSERT ON advice BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER advice_update_is_kept AFTER UPDATE ON advice BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER advice_delete_is_kept AFTER DELETE ON advice BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER reminder_insert_is_kept AFTER INSERT ON reminder BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER reminder_update_is_kept AFTER UPDATE ON reminder BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER reminder_delete_is_kept AFTER DELETE ON reminder BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER attachment_insert_is_kept AFTER INSERT ON attachment BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER attachment_update_is_kept AFTER UPDATE ON attachment BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER attachment_delete_is_kept AFTER DELETE ON attachment BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER inbox_insert_is_kept AFTER INSERT ON inbox BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER inbox_update_is_kept AFTER UPDATE ON inbox BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER inbox_delete_is_kept AFTER DELETE ON inbox BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER release_insert_is_kept AFTER INSERT ON release BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER release_update_is_kept AFTER UPDATE ON release BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT NEW.id;
    UPDATE keeper SET record_id = NULL;
END;
CREATE TRIGGER release_delete_is_kept AFTER DELETE ON release BEGIN
    SELECT RAISE(ABORT, 'history is not kept') WHERE (SELECT record_id FROM keeper) IS NOT OLD.id;
    UPDATE keeper SET record_id = NULL;
END;

-- What was written in one form and not saved when the vault was closed, as JSON by field.
CREATE TABLE unsaved (
    form TEXT NOT NULL PRIMARY KEY,
    written TEXT NOT NULL
) STRICT;
