"""How a screen's panes lie: by its width, and on a slow line as on a narrow terminal, however wide it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def fit(screen: Screen[Any], *, low: bool) -> None:
    """Lay a screen's panes out for its width, or for a slow line."""
    widths = type(screen).HORIZONTAL_BREAKPOINTS
    if not widths:
        return
    fitting = [min(widths)] if low else widths
    screen.HORIZONTAL_BREAKPOINTS = fitting  # of this screen alone
    chosen = max(one for one in fitting if one[0] <= screen.size.width)[1]
    screen.update_classes({name: name == chosen for _, name in widths})
