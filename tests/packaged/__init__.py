"""Builds what is given away, a wheel and a portable folder, and plays games in what was built. `make dist` runs it."""
