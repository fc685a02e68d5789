"""Properties that hold of every game."""
