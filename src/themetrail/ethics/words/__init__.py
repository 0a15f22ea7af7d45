"""The sentences of the ethics pack, a module for each language."""
