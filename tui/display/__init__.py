"""What leaves for the terminal: only the cells that changed, since inspectors sit behind slow lines."""
