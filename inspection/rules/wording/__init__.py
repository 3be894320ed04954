"""Family T: what is missing, left over, misread or called by two names in the text itself."""
