"""Answers to the open questions of a survey: one row per respondent, one column per question."""
