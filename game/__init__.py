"""Portsmouth 1905: a turn-based negotiation role-play game."""
