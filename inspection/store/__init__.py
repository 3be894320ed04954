"""Where inspections are kept: the port that the session speaks to, one store in memory, one in SQLite."""
