"""In which languages the program can speak."""

from vrm_app.outside.resources import resource

_ALWAYS = ("en", "de")


def languages() -> list[str]:
    """Return what can be chosen, as gettext names it: English, German, and each with a catalogue.

    A catalogue is a file `resources/locale/LANGUAGE/LC_MESSAGES/….mo`.
    """
    found = {one.parts[-3] for one in resource("locale").glob("*/LC_MESSAGES/*.mo")}
    return [*_ALWAYS, *sorted(found.difference(_ALWAYS))]
