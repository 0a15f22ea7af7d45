"""The words of the review's sheet that come back: headings, decisions, categories, kinds of questions."""
