"""The words of tables and figures, in the languages of papers: facts go in, no fact stands here."""
