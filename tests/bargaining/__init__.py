"""Tests of the bargaining mathematics."""
