"""Judgement of what was read: one function per rule, one package per family. Nothing here parses figures out of text.

``desk`` lays the documents out, a family's modules register their rules with ``engine``, which runs them all;
``joined`` makes one issue of one fault, ``sentence`` says it, ``schema`` writes it as data.
"""
