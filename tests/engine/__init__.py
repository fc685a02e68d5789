"""Tests of the engine's smaller parts."""
