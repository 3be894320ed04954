"""Family A: rates, sums, changes, averages and tables are what their own numbers make of them."""
