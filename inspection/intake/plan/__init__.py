"""What a plan sets: tasks, targets, days, duties of units, and what it says of itself and of the time before."""
