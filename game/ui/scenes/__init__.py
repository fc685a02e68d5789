"""Scenes of the game, one a module; `base` explains how to write one."""
