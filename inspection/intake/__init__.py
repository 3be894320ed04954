"""From a document to a ``Reading``: what it says, with the line of every item, and no judgement about it.

The way through it: ``reader`` opens a file (``text``, ``docx``, ``pdf``, ``scan``), ``structure`` makes passages and
sections of its lines, then ``plan`` and ``report`` gather what only they hold; ``language`` knows words, numbers and
times wherever they stand. ``pipeline.read_file`` is the door.
"""
