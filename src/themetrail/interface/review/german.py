"""German. Decisions stand in a sentence by their names: {replace}, {keep} ..."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # what is asked
    "transcripts": ("{n} Transkript", "{n} Transkripten"),
    "question_frequent": "{mentions}-mal ersetzt, in {transcripts}. Behalten Sie es, wo es niemanden kenntlich macht.",
    "question_unknown_word": "Ein großgeschriebenes Wort, das nicht für einen Namen gehalten wurde und so stehen "
    "bleibt. Macht es jemanden kenntlich?",
    "question_uncertain": "Ohne Gewissheit für einen Namen gehalten und ersetzt. Überall ersetzen, oder das Wort "
    "behalten?",
    "question_doubtful_link": "Ist das {who}? Zweifel: {doubt}. Dieselbe Person ({replace}), jemand anderes "
    "({separate}), keine Person ({keep})?",
    "question_fact": "{doubt} Überall, wo es erzählt wird, verallgemeinern oder schwärzen, oder behalten und begründen "
    "(Notiz)?",
    "question_kept_place": "Für einen Ort gehalten und darum so belassen, obwohl das nur ein Modell sagt. Nennt es "
    "eine Person?",
    "question_kept_organisation": "Für eine Organisation gehalten und darum so belassen, obwohl das nur ein Modell "
    "sagt. Nennt es eine Person?",
    "question_once": "In der Studie einmal gesagt und als Name ersetzt. Nichts zu entscheiden; behalten Sie es, wo es "
    "keiner ist.",
    "question_sample": "Zufällig gezogen: Zählen Sie die Nennungen von Personen, die nicht markiert sind (übersehen: "
    "0, 1 …).",
    "apart": "; ",
    "called": "die Person namens {names}",
    "one_person": "überall, wo es gesagt wird, ein und dieselbe Person",
    "doubt_form_of_whole_name": "eine kürzere oder längere Form eines ganzen Namens",
    "doubt_whole_name_of_several": "ein ganzer Name, den mehrere tragen könnten",
    "doubt_others_bear_it": "auch andere in der Studie tragen diesen Namen",
    "doubt_unknown_here": "nichts sonst sagt, dass in diesem Transkript von ihr die Rede ist",
    "doubt_several_bear_it": "mehrere in der Studie tragen diesen Namen",
    "doubt_in_several_transcripts": "derselbe Name in mehreren Transkripten",
    # the sheet
    "sheet": "Prüfung",
    "not_needed": "Mehr, als die Seite seines Transkripts fasst: Keine Entscheidung ist nötig. {question}",
    "the_list": "Die Liste der Formen, die am häufigsten ersetzt werden, in den Zeilen der Art „{frequent}“: Sehen Sie "
    "sie durch, schreiben Sie {keep} neben eine, die niemanden kenntlich macht, und {seen} hier; das gilt für die "
    "anderen ({new} sind neu).",
    "choose": "Wählen Sie {choices}, oder lassen Sie die Zelle leer.",
    "or": " oder ",
    "not_listed": "Nicht in der Liste",
    # the page
    "page_title": "Prüfung: {study}",
    "heading": "Prüfung der Anonymisierung: {study}",
    "key_enter": "Eingabe",
    "accept": "den Vorschlag annehmen, oder die Liste, wie sie ist",
    "keep_for_this": "eine Tatsache aus diesem Grund behalten",
    "link_to_another": "mit einer anderen Person verbinden",
    "names_missed": "in einem Beitrag übersehene Namen",
    "write_note": "Notiz",
    "add_name": "einen Namen hinzufügen",
    "next_previous": "weiter, zurück",
    "open_again": "wieder öffnen",
    "undo": "rückgängig, Schritt für Schritt",
    "holds_names": "Diese Seite enthält Namen: Lassen Sie sie, wo sie ist.",
    "initials": "Ihr Kürzel",
    "save": "Entscheidungen speichern",
    "save_as": "als {file}, anstelle der Datei, die dort ist; lassen Sie dann die Studie wieder laufen.",
    "added": "Hinzugefügte Namen",
    "add": "Einen Namen hinzufügen, den niemand gefunden hat",
    "the_name": "Der Name, wie er geschrieben ist",
    "what_it_is": "Was es ist",
    "what_to_do": "Was zu tun ist",
    "whose": "Wessen Name es ist, um ihn zu verbinden",
    "only_here": "Nur in diesem Transkript (leer: in allen)",
    "add_it": "Hinzufügen",
    "cancel": "Abbrechen",
    # its parts
    "part_frequent": "Durchsehen: am häufigsten ersetzt",
    "told_frequent": "Jede Form ist an allen Stellen ersetzt. Eingabe sagt, dass Sie die Liste angesehen haben; k "
    "behält ein Wort, das niemanden kenntlich macht, an allen Stellen.",
    "looked_at": "Angesehen",
    "part_question": "Fragen",
    "told_question": "Eine nach der anderen, die heikelste zuerst.",
    "part_more": ("Mehr: {n} weitere Frage", "Mehr: {n} weitere Fragen"),
    "told_more": "Sie hatten auf der Seite ihres Transkripts keinen Platz (review_page); die heikelste zuerst. Keine "
    "Kodierrunde wartet auf sie.",
    "part_once": "Einmal gesagt und als Name ersetzt",
    "told_once": "Nichts zu entscheiden. k behält ein Wort, das niemanden kenntlich macht.",
    "shown_as": "gezeigt als {shown}",
    "mentions": ("{n} Nennung", "{n} Nennungen"),
    "place": "{transcript}, Beitrag {turn}",
    "field_missed": "übersehen",
    "field_entity": "verbinden mit",
    "field_note": "Notiz",
    "field_category": "Kategorie",
    "reason_1": "trifft auf viele zu",
    "reason_2": "für die Auswertung nötig",
    "reason_3": "die teilnehmende Person ist einverstanden",
    "keep_for": "{number} {keep}: {reason}",
    "decided": "{done} von {all} entschieden",
    "all_decided": "{done} von {all} entschieden: alles erledigt, speichern Sie",
}
