"""What Dealings is about: one module per word, values and rules only."""
