"""Hostile input, made by the thousand: targets, a mutator, a corpus for each, and what keeps them running."""
