"""What needs the customer, in cards."""
