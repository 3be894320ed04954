"""Words, numbers and times as Vietnamese offices write them, in any part of any document."""
