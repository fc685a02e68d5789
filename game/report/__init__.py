"""The debrief as pages of words, tables and charts, the same for the window and for a report on paper."""
