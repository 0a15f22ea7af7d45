"""What people read who work with a study: the review, sheets, Word files, desks and STATUS, in the study's language.

A package for each surface, and in it a module of SENTENCES for each language, with the same keys and facts in all.
"""
