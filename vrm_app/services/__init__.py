"""What a customer can do: one function per action, one transaction per function."""
