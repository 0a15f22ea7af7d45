"""What the page says with which a shared folder opens, a module for each language."""
