"""Phân công: plans, their rows, and taking a plan in."""
