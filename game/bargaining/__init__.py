"""Exact mathematics of bargaining on tables of whole points; knows no side, no state and no file."""
