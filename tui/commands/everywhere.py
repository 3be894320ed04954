"""What can be done on every screen: go to a stage, take back, ask for help, leave."""

from __future__ import annotations

from typing import ClassVar

from tui.command import Command, Vocabulary


class GoToStage(Command):
    """Go to one of the stages of an inspection."""

    stage: ClassVar[str] = ""


class GoHome(GoToStage):
    """To the list of inspections."""

    id, keys, stage = "go_home", "f2", "home"


class GoToDocuments(GoToStage):
    """To what was read in the documents."""

    id, keys, stage = "go_documents", "f3", "documents"


class GoToBuilding(GoToStage):
    """To the drafted checklist, to take, leave out or word its items."""

    id, keys, stage = "go_building", "f4", "building"


class GoToFigures(GoToStage):
    """To the contradictions and figures that were checked."""

    id, keys, stage = "go_figures", "f5", "figures"


class GoToChecklist(GoToStage):
    """To the checklist."""

    id, keys, stage = "go_checklist", "f6", "checklist"


class GoToFindings(GoToStage):
    """To the findings."""

    id, keys, stage = "go_findings", "f7", "findings"


class GoToCloseOut(GoToStage):
    """To what is still open, and to the signatures."""

    id, keys, stage = "go_close_out", "f8", "close_out"


class GoToNotice(GoToStage):
    """To the notice."""

    id, keys, stage = "go_notice", "f9", "notice"


class GoToRemediation(GoToStage):
    """To what becomes of the findings."""

    id, keys, stage = "go_remediation", "T", "remediation"


class GoToOverdue(GoToStage):
    """To what is overdue in all inspections."""

    id, keys, stage = "go_overdue", "Q", "overdue"


class GoToComparison(GoToStage):
    """To this inspection beside another one."""

    id, keys, stage = "go_comparison", "S", "comparison"


class GoToOverview(GoToStage):
    """To all wards at once."""

    id, keys, stage = "go_overview", "V", "overview"


class GoToJournal(GoToStage):
    """To who changed what and when."""

    id, keys, stage = "go_journal", "H", "journal"


class GoToDetails(GoToStage):
    """To ward, period, days and team."""

    id, keys, stage = "go_details", "D", "details"


class GoToAgenda(GoToStage):
    """To what is due and overdue."""

    id, keys, stage = "go_agenda", "at", "agenda"


class GoToCharts(GoToStage):
    """To the charts."""

    id, keys, stage = "go_charts", "B", "charts"


class Undo(Command):
    """Take back my last action."""

    id, keys = "undo", "z"


class Redo(Command):
    """Do again what was taken back."""

    id, keys = "redo", "Z"


class Unlock(Command):
    """Open signed content for changes, with a reason; a new version begins."""

    id = "unlock"


class OpenPalette(Command):
    """Find a command by its name."""

    id, keys = "palette", "colon,ctrl+p"


class ShowHalfTyped(Command):
    """See what was typed and not entered."""

    id = "half_typed"


class ShowHelp(Command):
    """Show the keys of this place."""

    id, keys, label = "help", "question_mark,f1", "?"


class GoBack(Command):
    """Leave the screen; nothing typed is lost."""

    id, keys = "back", "escape,q"


class GoToLastScreen(Command):
    """To the screen that was in sight before this one, and with the same key here again."""

    id, keys = "last_screen", "minus"


class Repaint(Command):
    """Paint everything anew, after something else wrote on the terminal."""

    id, keys = "repaint", "ctrl+r"


class UseLowBandwidth(Command):
    """Leave out what a slow line cannot carry, or show it again."""

    id = "low_bandwidth"


class Quit(Command):
    """Leave the program."""

    id, keys = "quit", "ctrl+q"


STAGES = (
    GoHome,
    GoToDocuments,
    GoToBuilding,
    GoToFigures,
    GoToChecklist,
    GoToFindings,
    GoToCloseOut,
    GoToNotice,
    GoToRemediation,
    GoToOverdue,
    GoToComparison,
    GoToAgenda,
    GoToOverview,
    GoToCharts,
    GoToDetails,
    GoToJournal,
)
EVERYWHERE = Vocabulary(
    *STAGES,
    Undo,
    Redo,
    Unlock,
    OpenPalette,
    ShowHalfTyped,
    ShowHelp,
    GoBack,
    GoToLastScreen,
    Repaint,
    UseLowBandwidth,
    Quit,
)
