"""Step `ingest`: read every format into one table of speaker turns, with not a word more or less."""
