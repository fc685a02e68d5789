"""The map of a conference: projected, engraved, painted with what lies on the table."""
