"""What is said on sheets and Word files that settle something: who is right, where words belong, what codes became."""
