"""The domain and application of Kiemtra: everything but the terminal and the files that leave the house.

The way through it: ``intake`` reads documents into the ``model``, ``matching`` and ``rules`` judge them, ``checklist``
drafts what is to be inspected, ``session`` turns keys into events, ``fold`` turns events into an inspection, ``store``
keeps them, ``kpi`` assesses, ``conclude`` writes the notice. Nothing here draws, and nothing here opens a network.
"""
