"""The checklist screen (F6): its panes, finding one's way, judging, and recording what belongs to an item."""
