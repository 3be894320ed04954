"""From a document to a ``Reading``: what it says, with the line of every item, and no judgement about it.

The way through it: ``reader`` opens a file, ``passages`` makes running text of its lines, ``outline`` finds sections
and reform groups, then ``plan`` and ``report`` gather what only they hold. ``pipeline.read_file`` is the door.
"""
