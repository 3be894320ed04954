"""The conclusion notice leaves the house: files of it, written whole or not at all. Imports ``inspection`` only."""
