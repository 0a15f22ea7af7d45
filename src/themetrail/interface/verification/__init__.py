"""What the page of the verification says, a module for each language."""
