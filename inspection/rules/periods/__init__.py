"""Family P: periods, days and terms, and what has happened or is due in them."""
