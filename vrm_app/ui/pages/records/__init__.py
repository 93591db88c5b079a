"""The sections that are lists of records."""
