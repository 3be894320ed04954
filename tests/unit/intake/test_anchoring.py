"""Added items find their place in a document that was read anew: by their words, the nearest of several."""

from __future__ import annotations

from dataclasses import replace

from inspection.intake.anchoring import anchors
from inspection.model.codes import Decision
from inspection.model.corrections import Anchor, Correction, Parts, anchored, placed
from inspection.model.documents import Shortcoming
from tests.inspections import reading

LINES = ("Một", "", "Niêm yết chưa kịp", "thời ở bộ phận.", "Hai", "niem yet chua kip thoi o bo phan", "Ba")


def added(quote: str, line: int, text: str = "Niêm yết") -> dict[str, Correction]:
    after = Parts(shortcomings=(Shortcoming(text=text, line=line),))
    return {"shortcomings:+a": Correction(item="shortcomings:+a", decision=Decision.ADDED, after=after, quote=quote)}


def line_of(quote: str, line: int, text: str = "Niêm yết") -> int:
    (anchor,) = anchors(LINES, added(quote, line, text))
    return anchor.line


def test_the_same_words_are_found_whatever_the_line_ends() -> None:
    assert line_of("Niêm yết chưa kịp thời ở bộ phận.", 1) == 3
    assert line_of("Niêm yết\nchưa kịp thời ở bộ phận.", 3) == 3


def test_of_several_places_the_nearest_is_taken() -> None:
    assert line_of("Niêm yết chưa kịp thời ở bộ phận.", 7) == 6


def test_words_that_are_gone_have_no_place() -> None:
    assert line_of("Niêm yết chưa kịp thời ở 2 bộ phận.", 3) == 0
    assert line_of("Bốn", 3) == 0


def test_an_item_of_an_older_program_is_found_by_its_own_words() -> None:
    assert line_of("", 2, "Hai") == 5


def test_part_of_a_word_is_no_place() -> None:
    assert line_of("", 2, "Ha") == 0


def test_an_anchor_of_a_kind_that_nobody_knows_moves_what_there_is() -> None:
    one = replace(added("Bốn", 3)["shortcomings:+a"], item="b")
    (moved,) = anchored({"b": one}, [Anchor(item="b", line=7)]).values()
    assert [item.line for item in moved.after.items] == [7]


def test_what_was_read_has_no_anchor() -> None:
    read = Correction(item="shortcomings:x:1", decision=Decision.ACCEPTED)
    assert anchors(LINES, {read.item: read}) == ()


def test_an_item_without_a_place_is_kept_shown_and_does_not_count() -> None:
    decided = anchored(added("Bốn", 3), [Anchor(item="shortcomings:+a", line=0)])
    (one,) = (one for one in placed(reading(), decided) if one.kind == "shortcomings")
    assert one.gone
    assert not one.counts
    back = anchored(decided, [Anchor(item="shortcomings:+a", line=4)])
    (one,) = (one for one in placed(reading(), back) if one.kind == "shortcomings")
    assert (one.gone, one.item.line) == (False, 4)
