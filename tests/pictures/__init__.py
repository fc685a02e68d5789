"""A picture of every screen at every size, size of type and palette, and a list of what is wrong on each."""
