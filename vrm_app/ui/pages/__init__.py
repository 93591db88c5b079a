"""Pages of the window; none knows another."""
