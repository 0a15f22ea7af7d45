"""The items of the checklists, each with its topic and what it asks in our own words: a module for each language."""
