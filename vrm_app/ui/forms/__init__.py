"""Forms, shown as a sheet over the page."""
