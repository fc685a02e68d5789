"""Tests of running matches, saves and the door for scenes."""
