"""What is known of English, French and German: a folder each, behind one typed record (`language`), in one `table`.

What a record is made of stands in `parts`. A room of its own, since steps that never import each other need it:
`anonymise` for nearly all of it, `ingest` for the calendar and for what begins a sentence, `report` for what is said of
quoting. To add a language, write its folder and name its record in the table (docs/extending.md). Words that hold in
any language (particles of names, degrees, makers of devices) stand in the modules that use them, and so do the numbers
of states (AHV, NIR, NHS).

Two places keep words of their own on purpose: `audit.gate`, since a searcher must not share the hider's blind spots,
and what writes English for the paper (`report`, `agreement.methods`).
"""
