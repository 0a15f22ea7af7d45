"""What suggestions are worth and what nothing fits: pages and figure of the step, a module for each language."""
