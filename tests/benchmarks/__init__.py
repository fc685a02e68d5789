"""Tests: Bounds on time, wide enough for a busy machine."""
