"""What a results report tells: figures with their names and times, splits, what is lacking, what is asked for."""
