"""The sentences of the methods text on agreement, in the languages of papers: facts go in, no fact stands here."""
