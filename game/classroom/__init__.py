"""A lesson: its plan, its roles, its cards and codes, and where it stands. Nothing in here draws or reads a clock."""
