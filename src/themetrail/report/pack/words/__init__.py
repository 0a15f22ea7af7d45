"""What the pack says, a module for each language."""
