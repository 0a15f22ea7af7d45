"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Prüfung",
    "all_holds": "Alles, was geprüft wurde, stimmt.",
    "not_all_holds": "{faults} Dinge stimmen nicht.",
    "holds": "- stimmt: {claim}.",
    "does_not_hold": "- STIMMT NICHT: {claim}.",
    "limits": "Was das nicht zeigen kann: Wer in diesen Ordner schreiben kann, kann eine Datei ändern und dann alles, "
    "was auf ihr beruht, samt Aufzeichnungen und Verzeichnis neu machen. Nur eine versehentliche oder teilweise "
    "Änderung ist zu sehen, es sei denn, die oberste Prüfsumme wurde anderswo aufbewahrt (in einer Präregistrierung, "
    "in einem Brief an die betreuende Person) und wird `{command}` mitgegeben, oder sie ist unterschrieben.",
    # what is checked
    "claim_head": "Die oberste Prüfsumme ist die des Verzeichnisses",
    "claim_files": "Jede Datei der Eingaben und Ergebnisse ist, wie das Verzeichnis sie nennt",
    "claim_circumstances": "Protokolle, Zeitmessungen und verschlüsselte Dateien sind, wie sie am Ende des Laufs waren",
    "claim_closing": "Protokolle und Zeitmessungen der letzten beiden Aufträge sind, wie sie am Ende des Laufs waren",
    "claim_crate": "Das RO-Crate enthält, was seine Liste unter der obersten Prüfsumme sagt, und nennt keine Zeiten "
    "als die der Protokolle",
    "claim_archives": "Archive, die zum Teilen gemacht wurden, enthalten die Dateien dieses Laufs",
    "claim_records": "Jeder Auftrag hat eine lesbare Aufzeichnung",
    "claim_chain": "Das Hauptbuch ist die Kette der Aufzeichnungen der Aufträge",
    "claim_recorded": "Jede Datei ist, was die Aufträge aufgezeichnet haben, die sie gemacht und gelesen haben",
    "claim_inputs": "Jeder Auftrag hat gelesen, was der Auftrag vor ihm gemacht hat",
    "claim_code": "Jeder Auftrag hat den Code und die Pakete aufgezeichnet, mit denen er lief",
    "claim_turns": "Nichts geht verloren: Jeder Redebeitrag, der gelesen wurde, ist unter den anonymisierten",
    "claim_segments": "Nichts geht verloren: Jedes Zeichen eines geteilten Redebeitrags ist in genau einem Segment",
    "claim_gate": "Nichts dringt nach außen: Die Prüfung auf Namen hat alles durchsucht und nichts gefunden",
    "claim_decided": "Menschen entscheiden: Jede Kodierung und jeder Konsens beruht auf dem, was ein Mensch "
    "entschieden hat",
    "claim_shown": "Menschen entscheiden: Die Entscheidungen, die gelesen wurden, sind die, die gezeigt werden",
    "claim_counts": "Jede Anzahl von Teilnehmenden ist die Zahl derer, die sagten, was diesen Code erhielt",
    "claim_tables": "Die Tabellen des Berichts nennen diese Anzahlen",
    "claim_rights": "Nichts dringt nach außen: Was Menschen erkennen lässt, ist allein seinem Besitzer zugänglich",
    "claim_page": "Die Seite der Prüfung sagt, was gefunden wurde",
}
