"""What a language's record is made of: one part a module, each field with its meaning.

Words are in small letters and, where nothing else is said, without accents, as they are compared (`word_set`). Phrases
are alternatives of a regular expression, each with its accents; the first two letters of a greeting stand as they are.
A field that has a default may be left at it where the language has nothing of the kind.
"""
