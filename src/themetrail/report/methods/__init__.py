"""The methods text: facts, computed from the tables; sentences in three languages; what only people know; writers.

`facts` says what is told and `counted` computes it; `english`, `french` and `german` say it; `slots` are what people
state; `page` puts sections together, and `markdown` and `word` write them.
"""
