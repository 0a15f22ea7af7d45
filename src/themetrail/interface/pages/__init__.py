"""What the scripts say that several pages hold, a module for each language."""
