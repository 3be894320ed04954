"""The line mode: the checklist item by item, a prompt each, in plain lines; for screen readers and very poor links.

``sitting`` goes from item to item, ``keys`` understands what was typed, ``voice`` speaks and listens. What is recorded
are the events of the checklist screen, through the same session; nothing here needs Textual.
"""
