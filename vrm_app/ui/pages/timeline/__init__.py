"""The timeline of all companies, and what narrows it down."""
