"""The companies: their list, and one of them with its timeline."""
