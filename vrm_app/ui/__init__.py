"""How it looks: Qt and nothing else; what is shown and decided stands in the presenters."""
