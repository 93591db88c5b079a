"""The services from a terminal."""
