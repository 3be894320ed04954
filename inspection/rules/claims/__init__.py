"""Family X: what words claim and figures deny, and figures that cannot stand side by side."""
