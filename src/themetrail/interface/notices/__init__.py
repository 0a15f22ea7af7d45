"""What stands at the head of STATUS while a run is at work or has not come to its end, a module for each language."""
