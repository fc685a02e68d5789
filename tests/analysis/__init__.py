"""Tests: The analysis."""
