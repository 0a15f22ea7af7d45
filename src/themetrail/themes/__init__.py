"""Themes: how many participants mention each theme, how that is called, and when new codes stopped coming."""
