"""Builds, checks and tries out the program for Windows; `python dev.py windows` runs it."""
