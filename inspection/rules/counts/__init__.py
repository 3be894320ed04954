"""Family B: what is counted in several places is counted the same, and as many things are named as were counted."""
