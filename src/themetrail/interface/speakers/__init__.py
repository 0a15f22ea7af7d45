"""What those are called who speak without a label of their own, a module for each language."""
