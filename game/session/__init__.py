"""A running match, its record on disk, and the one door through which scenes reach it."""
