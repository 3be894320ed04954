"""The checklist screen (F6): the frame with its panes, finding one's way, judging, and recording what belongs to an item."""
