"""What the screen says: one module a page, without Qt: filter, selection, words, decisions."""
