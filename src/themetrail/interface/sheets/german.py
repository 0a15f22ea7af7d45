"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "und",
    # pages, headings and marks: known again in whichever language a sheet comes back
    "page_read_me": "Bitte lesen",
    "page_coding": "Kodierung",
    "page_codebook": "Codebuch",
    "page_evidence": "Kodierte Beispiele",
    "page_adjudication": "Entscheid",
    "page_disagreements": "Abweichungen",
    "page_corrected_words": "Berichtigte Wörter",
    "page_split_codes": "Geteilte Codes",
    "head_segment": "Segment",
    "head_turn": "Beitrag",
    "head_speaker": "Person",
    "head_text": "Text",
    "head_words_meant": "Gemeinte Wörter",
    "head_seen": "Gesehen",
    "head_unsure": "Unsicher",
    "head_quote": "Zitat",
    "head_memo": "Memo",
    "head_suggestion": "Vorschlag",
    "head_answer": "Antwort",
    "head_code": "Code",
    "head_code_id": "Kennung des Codes",
    "head_given_by": "Vergeben von",
    "head_not_given_by": "Nicht vergeben von",
    "head_also_given": "Auch vergeben",
    "head_memos": "Memos",
    "head_decision": "Entscheidung",
    "head_reason": "Begründung",
    "head_round": "Kodierrunde",
    "head_transcript": "Transkript",
    "head_words_as_they_were_coded": "Wörter, wie sie kodiert wurden",
    "head_nearest": "Am nächsten",
    "head_words_of": "Wörter von",
    "head_belongs_to": "Gehört zu",
    "head_place": "Stelle",
    "head_words": "Wörter",
    "head_code_as_it_was": "Bisheriger Code",
    "head_it_became": "Daraus wurde",
    "head_it_is_now": "Es ist jetzt",
    "head_issue": "Ausgabe",
    "head_coder": "Kodiert von",
    "lettered_coder": "Kodierperson {letter}",
    "head_decided_by": "Entschieden von",
    "mark_accept": "annehmen",
    "mark_refuse": "ablehnen",
    "mark_seen": "gesehen",
    "mark_unsure": "unsicher",
    "mark_quote_me": "zitieren",
    "mark_never_quote": "nie zitieren",
    "mark_keep": "behalten",
    "mark_drop": "verwerfen",
    "mark_gone": "weg",
    "mark_none_of_these": "keiner davon",
    "also_accept": "angenommen / ja",
    "also_refuse": "abgelehnt / nein",
    "also_seen": "ja",
    "also_unsure": "ja",
    "also_quote_me": "bitte zitieren",
    "also_never_quote": "nie / nicht zitieren",
    # whose a sheet is, and how much of it is done
    "whose": "Kodierrunde {round}  ·  Kodiert von {coder}  ·  Ausgabe {issue}",
    "fact_round": "Kodierrunde: {value}",
    "fact_coder": "Kodiert von: {value}",
    "fact_issue": "Ausgabe: {value}",
    "progress": "Erledigt: {done} von {of}",
    "transcript": "Transkript {transcript}",
    "printed_page": "Seite {page} von {pages}",
    # the codebook and the coded examples
    "book_id": "Kennung",
    "book_name": "Name",
    "book_under": "Unter",
    "book_level": "Ebene",
    "book_definition": "Definition",
    "book_include": "Einschließen",
    "book_exclude": "Ausschließen",
    "book_example": "Beispiel",
    "level_theme": "Thema",
    "level_subtheme": "Unterthema",
    "level_code": "Code",
    "may_be_applied": "{level} (darf vergeben werden)",
    "not_applied": "{level} (wird selbst nicht vergeben)",
    "no_theme": "ohne Thema",
    "evidence_example": "Beispiel",
    "evidence_words": "Wörter",
    "evidence_coded_as": "Kodiert als",
    "evidence_coded_in": "Kodiert in",
    "no_code": "kein Code",
    "earlier_study": "frühere Studie",
    "in_round": "Kodierrunde {round}",
    "reason_for": "Dafür: {reason}",
    "reason_against": "Dagegen: {reason}",
    "without_this_code": "Ohne diesen Code, {example}: {words}",
    # what speaks for a suggestion and against it, as the table of suggestions says it in English
    "why_words_of_passages": "Wörter seiner Stellen",
    "why_meaning_of_passages": "Bedeutung seiner Stellen",
    "why_said_before": "was vorher gesagt wurde",
    "why_said_after": "was nachher gesagt wurde",
    "why_manner": "wie es gesagt wird, und von wem",
    "why_codebook": "die Wörter des Codebuchs dazu",
    "why_alike_bear_it": "die ähnlichsten Stellen tragen ihn",
    "why_theme_fits": "sein Thema passt",
    "why_often": "oft vergeben",
    "why_unlike_in_words": "seinen Stellen in den Wörtern unähnlich",
    "why_unlike_in_meaning": "seinen Stellen in der Bedeutung unähnlich",
    "why_unlike_codebook": "den Wörtern des Codebuchs dazu unähnlich",
    "why_few_alike_bear_it": "wenige der ähnlichsten Stellen tragen ihn",
    "why_theme_fits_less": "sein Thema passt weniger als andere",
    "why_seldom": "selten vergeben",
    "why_alike_has_another": "die ähnlichste Stelle hat einen anderen Code erhalten",
    "why_alike_has_none": "die ähnlichste Stelle hat keinen Code erhalten",
    "why_no_passage_yet": "noch keine kodierte Stelle",
    "why_only_passages": ("nur {n} kodierte Stelle", "nur {n} kodierte Stellen"),
    # the choices in a cell
    "choose": "Wählen Sie {choices}, oder lassen Sie die Zelle leer.",
    "choice": "„{choice}“",
    "or": " oder ",
    "not_listed": "Nicht in der Liste",
    "other_code": "Das ist kein Eintrag der Liste. Andere Codes des Codebuchs werden auch gelesen, mit Namen oder "
    "Kennung, und mehrere Codes mit ; dazwischen.",
    # how a sheet is filled in
    "closing": "Speichern Sie die Arbeitsmappe als {file}, und geben Sie sie so zurück, wie sie ist: Die weißen "
    "Zellen sind für Sie, alle anderen sind gesperrt, damit nichts aus Versehen verloren geht (ein Passwort gibt es "
    "nicht). Sie darf auch halb ausgefüllt zurückkommen.",
    "step_segments": (
        "Sie haben {n} Segment zu kodieren, auf dem Blatt „{coding}“. Über der Tabelle steht, wie viele erledigt "
        "sind; ihre Zeilen werden grau. Was jeder Code bedeutet, steht auf dem Blatt „{codebook}“.",
        "Sie haben {n} Segmente zu kodieren, auf dem Blatt „{coding}“. Über der Tabelle steht, wie viele erledigt "
        "sind; ihre Zeilen werden grau. Was jeder Code bedeutet, steht auf dem Blatt „{codebook}“.",
    ),
    "step_order": "Bitte kodieren Sie die Transkripte in der Reihenfolge, in der sie stehen: Was liegen bleiben darf, "
    "steht zuletzt.",
    "step_context": "Zeilen ohne Kennung eines Segments sind Zusammenhang, etwa die Fragen der interviewenden Person. "
    "Sie werden nicht kodiert.",
    "step_codes": "Wählen Sie die Codes eines Segments aus den Listen in den Spalten „{first}“ bis „{last}“, in "
    "beliebiger Reihenfolge, oder tippen Sie den Namen oder die Kennung eines Codes. Ein Code genügt; mehrere sind "
    "möglich.",
    "step_questions": "Eine Liste bietet die Codes der Frage an, auf die das Segment antwortet, und jene, die für "
    "alle Fragen gelten. Wo jemand dort auf eine andere Frage antwortete, tippen Sie den Namen oder die Kennung "
    "ihres Codes.",
    "step_long_list": "Es gibt {codes} Codes. Auf dem Blatt „{codebook}“ zeigen die Pfeile in der ersten Zeile jene "
    "eines Themas, oder jene mit einem Wort in Name oder Definition; kopieren Sie von dort eine Kennung in die "
    "Spalte für Codes.",
    "step_more_codes": "Mehr Codes als Spalten? In einer Zelle dürfen mehrere stehen, mit ; dazwischen. Oder heben "
    "Sie die Sperre auf (Überprüfen > Blattschutz aufheben), und schreiben Sie „{heading}“ als Überschrift der "
    "ersten freien Spalte.",
    "step_words": "Gilt ein Code nur für einen Teil der Wörter? Kopieren oder tippen Sie diese in „{words}“, genau "
    "wie sie im Text stehen. Dann gelten die Codes, die Sie in dieser Zeile wählten, für diese Wörter und nicht für "
    "das ganze Segment.",
    "step_seen": "Kein Code passt? Wählen Sie „{mark}“ in der Spalte „{seen}“. Eine Zeile ohne Code, Antwort, "
    "„{mark}“ oder Memo gilt als noch nicht gesehen.",
    "step_asides": "„{unsure}“ bezeichnet, worauf Sie zurückkommen oder worüber Sie sprechen möchten. „{quote}“: "
    "„{quote_me}“, wo die Wörter gut in einen Artikel passen, „{never_quote}“, wo sie dort nicht stehen dürfen.",
    "step_memo": "„{memo}“ ist für Ihre Notizen. Bitte schreiben Sie dort keine Namen von Personen, und keine "
    "Kommentare zu Zellen.",
    "step_suggestions": "Zu einigen Segmenten gibt es Vorschläge, die ein Programm aus früheren Kodierungen gemacht "
    "hat. Es kann sich irren. Beantworten Sie jeden mit „{accept}“ oder „{refuse}“ in der Spalte daneben. Ein "
    "Vorschlag ohne Antwort ergibt keinen Code.",
    "step_examples": " Zeigen Sie auf einen, um die kodierten Beispiele zu lesen, die für ihn sprechen; alle stehen "
    "auf dem Blatt „{evidence}“.",
    "step_folded": "Kodieren Sie zuerst, und sehen Sie die Vorschläge danach an: Sie sind rechts der Spalte „{memo}“ "
    "ausgeblendet. Um sie zu sehen, markieren Sie die Spalten {before} bis {after} an ihren Buchstaben, klicken Sie "
    "mit der rechten Maustaste, und wählen Sie Einblenden (LibreOffice: zuerst die Sperre aufheben, mit Extras > "
    "Tabelle schützen, dann Format > Spalten > Einblenden).",
    # Word files
    "word_whose": "Kodierrunde: {round} · Kodiert von: {coder} · Transkript: {transcript} · Ausgabe: {issue}",
    "word_seen": "gesehen",
    "word_stop": "bis hier",
    "word_unsure": "unsicher",
    "word_quote_me": "zitieren",
    "word_never_quote": "nie zitieren",
    "word_step_codes": "Markieren Sie Wörter, und fügen Sie einen Kommentar hinzu: einen Code mit Namen oder Kennung, "
    "einen je Zeile oder mehrere mit ; dazwischen; auch Thema: Code ist möglich. Hinter -- steht eine Notiz (Code -- "
    "Notiz); Zeilen, die kein Code sind, sind Notizen. Graue Wörter werden nicht kodiert.",
    "word_step_new": "Eine kurze Zeile, die kein Code ist, schlägt einen neuen vor. „{unsure}“, „{quote_me}“ und "
    "„{never_quote}“ dürfen in eigenen Zeilen stehen. Bitte ändern Sie keine Wörter des Textes, und schreiben Sie "
    "keine Namen von Personen.",
    "word_step_back": "Geben Sie die Datei unter beliebigem Namen zurück: Sie sagt, dass Sie alles gelesen haben, "
    "auch wo kein Code steht. Haben Sie vor dem Ende aufgehört, so setzen Sie dort den Kommentar „{stop}“; passt "
    "nirgends ein Code, einen einzigen Kommentar „{seen}“.",
    "word_include": "Einschließen: {text}",
    "word_exclude": "Ausschließen: {text}",
    "word_example": "Beispiel: {text}",
}
