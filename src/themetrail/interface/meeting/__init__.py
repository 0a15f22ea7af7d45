"""What the page of the codebook meeting says, a module for each language."""
