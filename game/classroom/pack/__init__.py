"""The print pack of a lesson: every sheet as data that fits its paper, and the one file that it is printed from."""
