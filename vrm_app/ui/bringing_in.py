"""What the open window is made of, brought in while the person still types the passphrase."""

import gc
import linecache


def bring_in() -> None:
    """Bring in the modules of the open window, on whatever thread has the time."""
    import vrm_app.ui.main_window  # noqa: F401  (it is there when it is made)

    # PySide looks for its own name in the source of each module that comes in, and so leaves all
    # of these lines in Python's store of them.
    linecache.clearcache()
    # All that is there by now stays to the end. Python would look through it again and again for
    # what can go, each time for as long as it takes to draw two pictures.
    gc.freeze()
