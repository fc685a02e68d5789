"""Tools that may see everything and play many games: simulate, playthrough, doctor, print."""
