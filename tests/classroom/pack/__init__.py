"""The print pack of a lesson."""
