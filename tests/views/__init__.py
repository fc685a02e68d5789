"""Tests: what one side may know and reckon."""
