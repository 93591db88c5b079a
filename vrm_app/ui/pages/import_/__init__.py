"""What other programs exported: looked at, and taken in."""
