"""Dealings: the customer's own record of their relationships with companies.

The house, from the top floor down; a module imports only from floors below its own:

    __main__    python -m vrm_app
    app         the only place that builds things: logging, excepthook, window or command line
    ui          how it looks: Qt only; pages, widgets (beside cli)
    cli         the services from a terminal
    presenters  what the screen says: one a page, without Qt
    services    what a customer can do: one function per action, one transaction per function
    vault       where it is kept: keys, SQL, history, search, files
    outside     what is outside: formats that come in and go out, signatures (beside vault)
    domain      what it is about: values and rules, without files, clock or screen
    language    which language is spoken

The arrows are checked by import-linter (see [tool.importlinter] in pyproject.toml).
"""

__version__ = "0.1.0"
