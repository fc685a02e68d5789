"""Tests: The workshop."""
