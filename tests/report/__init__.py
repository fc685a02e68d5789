"""Tests: the debrief as pages, charts and a file to keep."""
