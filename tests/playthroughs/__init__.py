"""Golden playthroughs: games as text, each side's view included."""
