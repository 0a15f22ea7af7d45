"""The methods text: facts, computed from the tables; sentences in three languages; what only people know; writers.

`facts` says what is told and `counted` computes it. `english`, `french` and `german` each hold a record of `language`
and the sentences in it. `slots` are what people state; `page` puts sections together; `markdown` and `word` write them.
"""
