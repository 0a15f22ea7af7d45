"""What coding desks say, a module for each language."""
