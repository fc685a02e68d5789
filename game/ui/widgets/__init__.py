"""Functions that make description nodes, one small family a module."""
