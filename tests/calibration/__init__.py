"""Tests: Portsmouth's numbers, point by point."""
