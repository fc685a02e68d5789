"""Scenario files: what one says once it is valid, and how it is read, checked and found."""
