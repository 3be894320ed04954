"""Family G, results: what was aimed at, what was reached, and what the report says of its plan."""
