"""What the list says of what the leak gate found, a module for each language."""
