"""Figures for a paper: the same data give the same bytes, in each format that a journal asks for."""
