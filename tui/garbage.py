"""When Python looks for garbage: not before the first screen stands, and never again in what was loaded for it.

Whatever is loaded until then stays for good, and looking through all of it again and again takes a twentieth of the
time to the first paint. Later, a look in the middle of a key goes through what keys have made and no longer through
the modules of the program.
"""

from __future__ import annotations

import gc


def put_off() -> None:
    """Look for no garbage for now."""
    gc.disable()


def look_from_now_on() -> None:
    """Look for garbage in what is made from now on, where that was put off."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
