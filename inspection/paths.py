"""Where the data of the program lies; the only place that knows.

``datasets`` is a folder of data beside the three packages: in the source tree, in an editable install and in
site-packages alike. It is never imported.
"""

from __future__ import annotations

from pathlib import Path

DATASETS = Path(__file__).resolve().parents[1] / "datasets"
"""The folder of catalogue, texts, layouts and samples."""

CATALOGUE = DATASETS / "catalogue"
TEXTS = DATASETS / "texts"
LAYOUTS = DATASETS / "layouts"
SAMPLES = DATASETS / "samples"
