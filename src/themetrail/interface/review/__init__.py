"""What the page and the sheet say on which names are reviewed, a module for each language."""
