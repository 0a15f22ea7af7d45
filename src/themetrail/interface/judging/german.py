"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "und",
    # the sheet on which disagreements are settled
    "adjudication_id": "1. Schreiben Sie oben neben „{decided_by}“ Ihre Kennung (etwa A1, nicht Ihren Namen).",
    "adjudication_decide": "2. Auf dem Blatt „{adjudication}“ ist jede Zeile ein Code, den einige Kodierende einem "
    "Segment gaben und andere nicht. Wählen Sie „{keep}“ oder „{drop}“, und sagen Sie daneben in der Spalte "
    "{reason}, warum: Gutachtende fragen danach. Zeilen dürfen offen bleiben.",
    "adjudication_codebook": "3. Was jeder Code bedeutet, steht auf dem Blatt „{codebook}“. Bitte schreiben Sie in "
    "Begründungen keine Namen von Personen.",
    "adjudication_save": "4. Speichern Sie die Arbeitsmappe als {file} im Ordner der Kodierrunde {round}.",
    "support": "{given} von {seen}",
    "codes_of": "Codes von {coder}",
    "memo_of": "Memo von {coder}",
    "no_code": "(kein Code)",
    # the sheet of corrected words
    "corrected_what": "1. Auf dem Blatt „{corrected}“ ist jede Zeile ein Segment der Kodierrunde {round}, dessen "
    "Wörter seither so stark geändert wurden, dass nicht sicher ist, wohin die Entscheidungen der Kodierenden "
    "gehören.",
    "corrected_choose": "2. Wählen Sie unter „{belongs}“ das Segment, in dem diese Wörter jetzt stehen, oder "
    "„{gone}“, wo es sie nicht mehr gibt: Dann fallen die Entscheidungen weg. Eine andere Kennung kann getippt "
    "werden; stehen die Wörter jetzt in mehreren Segmenten, alle mit ; dazwischen.",
    "corrected_save": "3. Speichern Sie die Arbeitsmappe als {file} im Ordner der Kodierrunde {round}, und starten "
    "Sie erneut. Zeilen dürfen offen bleiben, aber der Lauf hält an, solange Kodierende darüber entschieden haben.",
    # the list of split codes
    "split_what": "1. Codes der Kodierrunde {round} wurden seither geteilt. Auf dem Blatt „{split}“ ist jede Zeile "
    "eine Ihrer Kodierungen mit einem solchen Code (Spalte „{code}“).",
    "split_choose": "2. Wählen Sie unter „{now}“, welcher Code es jetzt ist, oder „{none}“. Mehrere können getippt "
    "werden, mit ; dazwischen. Zeilen dürfen offen bleiben; was offen ist, zählt nirgends.",
    "split_codebook": "3. Was jeder Code jetzt bedeutet, steht auf dem Blatt „{codebook}“. Bitte schreiben Sie in "
    "Memos keine Namen von Personen.",
    "split_save": "4. Speichern Sie die Arbeitsmappe als {file} im Ordner „split“ der Kodierrunde {round}.",
    # Word files of adjudication
    "word_whose": "Entscheid über Kodierrunde: {round} · Transkript: {transcript} · Ausgabe: {issue} · Entschieden "
    "von: {judge} · Text: {text} · Kommentare: {comments}",
    "word_answer": "Kommentare, die mit „Zu entscheiden“ beginnen, fragen nach einem Code, den einige Kodierende "
    "vergaben und andere nicht. Antworten Sie auf jeden mit „{keep}“ oder „{drop}“, und sagen Sie warum: {keep} -- "
    "sie sagt es zweimal. Was nicht beantwortet ist, bleibt offen.",
    "word_elsewhere": "Zu anderen Wörtern schreiben Sie einen Kommentar, der den Code nennt: „{keep} Code -- "
    "Begründung“ oder „{drop} Code -- Begründung“, je eine Zeile. Bitte lassen Sie den Text und die Zeilen, die mit "
    "einem Zeichen beginnen, wie sie sind, und schreiben Sie keine Namen von Personen.",
    "word_save": "Speichern Sie die Datei unter beliebigem Namen im Ordner „adjudication“ der Kodierrunde; Dateien, "
    "in denen nichts zu entscheiden ist, müssen nicht zurückkommen.",
    "to_settle": "Zu entscheiden: {segment} · {label} [{code}]",
    "word_support": "{given} von {seen} gaben ihn",
    "so_far": "Bisher: {decision} · {judge}",
}
