"""Analysis of the true state, for debriefs, author tools and tests only."""
