"""What STATUS says, a module for each language."""
