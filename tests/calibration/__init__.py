"""Tests: Portsmouth's numbers, point by point. `python -m pytest -s tests/calibration` prints the figures as well."""
