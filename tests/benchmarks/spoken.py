"""Run another of these modules, speaking as the program does. Argument: its name.

Without that, each text would be looked for in files, which the program never does.
"""

import sys
from importlib import import_module

from vrm_app.language import speak
from vrm_app.outside.resources import resource


def main() -> None:
    """Speak, before the window's modules look their texts up, and run."""
    speak((), resource("locale"))
    import_module(f"tests.benchmarks.{sys.argv[1]}").main()


if __name__ == "__main__":
    main()
