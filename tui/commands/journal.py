"""What can be done in the journal of an inspection."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class SearchJournal(Command):
    """Show only the entries whose words fit, accents or not."""

    id, keys, label = "search_journal", "slash", "/"


JOURNAL = Vocabulary(SearchJournal)
