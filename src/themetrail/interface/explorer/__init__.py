"""What the explorer says, a module for each language."""
