"""Family G, plans: tasks with a lead, a product and a day, counted and numbered as the plan says."""
