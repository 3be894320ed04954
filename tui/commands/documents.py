"""What can be done with what was read in the documents, and with what the rules found in it."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class SwitchDocument(Command):
    """From the plan to the report and back."""

    id, keys, label = "switch_document", "d", "d"


class NextSection(Command):
    """To the next section of what was read."""

    id, keys, label = "next_section", "full_stop,greater_than_sign", ". ,"


class PreviousSection(Command):
    """To the section before."""

    id, keys = "previous_section", "comma,less_than_sign"


class SearchReading(Command):
    """Find words in what was read, accents or not."""

    id, keys, label = "search_reading", "slash", "/"


class SearchOn(Command):
    """To the next place with the words that were looked for."""

    id, keys = "search_on", "f"


class SearchBack(Command):
    """To the place before with the words that were looked for."""

    id, keys = "search_back", "F"


class ReadAgain(Command):
    """Read a corrected document in its place; verdicts stay."""

    id, keys = "read_again", "r"
    changes = True


class ScrollSource(Command):
    """Scroll the source under the lit line."""

    id, keys = "scroll_source", "J"


class ScrollSourceBack(Command):
    """Scroll the source back."""

    id, keys = "scroll_source_back", "K"


READING = Vocabulary(
    SwitchDocument,
    NextSection,
    PreviousSection,
    SearchReading,
    SearchOn,
    SearchBack,
    ReadAgain,
    ScrollSource,
    ScrollSourceBack,
)


class AcceptIssue(Command):
    """Take the issue over as a draft finding, filled in from its sentence, basis and wordings."""

    id, keys, label = "accept_issue", "enter", "Enter"
    changes = True


class DismissIssue(Command):
    """Put the issue aside, with a reason."""

    id, keys, label = "dismiss_issue", "4", "4"
    changes = True


class NextIssue(Command):
    """To the next undecided issue."""

    id, keys, label = "next_issue", "n", "n"


class PreviousIssue(Command):
    """To the undecided issue before this one."""

    id, keys = "previous_issue", "N"


class ShowPassed(Command):
    """Show the checks that came out right too, or hide them."""

    id, keys, label = "show_passed", "d", "d"


class ViewIssueSource(Command):
    """Show the place in the document."""

    id, keys, label = "issue_source", "v", "v"


CHECKING = Vocabulary(AcceptIssue, DismissIssue, NextIssue, PreviousIssue, ShowPassed, ViewIssueSource)
