"""Whole days in a real window: Xvfb is the screen, openbox the desktop, xdotool the player's hands."""
