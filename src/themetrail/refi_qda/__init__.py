"""REFI-QDA 1.5, in which programs for qualitative analysis exchange projects (`.qdpx`) and codebooks (`.qdc`)."""
