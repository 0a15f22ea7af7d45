"""Anonymise: nobody in the results can be recognised, and the text stays worth analysing.

Three phases: `detect` (per batch, the only one that loads a language model), `resolve` (once per study: forms become
entities, entities get pseudonyms) and `apply` (many batches at once, no model).
"""
