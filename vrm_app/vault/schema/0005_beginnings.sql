-- The index of all texts, made anew so that it also knows which records have a word that begins with
-- one letter or with two: looked up word by word, that took longer than one waits while typing.
DROP TABLE search_text;
CREATE VIRTUAL TABLE search_text USING fts5 (
    heading, words, content = '', contentless_delete = 1, prefix = '1 2',
    tokenize = "unicode61 remove_diacritics 2"
);
