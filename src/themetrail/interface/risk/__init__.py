"""What the pages on the risk say that somebody is recognised, a module for each language."""
