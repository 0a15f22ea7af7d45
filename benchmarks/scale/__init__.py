"""Synthetic studies of any size, and what a run on them costs."""
