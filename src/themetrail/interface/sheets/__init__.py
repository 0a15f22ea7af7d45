"""What coding sheets and Word files say to coders, a module for each language."""
