"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Hier beginnen",
    "about": "Dieser Ordner enthält die Ergebnisse einer Studie mit Interviews oder Gruppengesprächen. Er enthält "
    "keine Aufnahme, kein ursprüngliches Transkript\nund keine Liste von Namen: Bevor er weitergegeben wurde, wurde "
    "alles darin nach Namen durchsucht.",
    "open_first": "Zuerst öffnen",
    "nothing": "noch ist nichts fertig",
    "link": "{file}: {what}",
    "a_table": "eine Tabelle des Artikels",
    "explorer": "jeder Code mit den Zitaten dahinter, zum Durchsehen",
    "methods": "wie vorgegangen wurde, als Text für den Artikel",
    "pack": "was Gutachtende verlangen, in einem Dokument",
    "status": "wie weit die Studie ist, und wer was zu tun hat",
    "verification": "was geprüft wurde, und ob es stimmt",
    "what_is_in_it": "Was darin ist",
    "folder": ("{folder} ({n} Datei): {holds}", "{folder} ({n} Dateien): {holds}"),
    "others": ("{n} weitere Datei", "{n} weitere Dateien"),
    "holds_report": "die Tabellen des Artikels (Word, Excel, Webseite, einfache Tabelle), die Abbildungen, der "
    "Methodentext, der Explorer, die Tabellen für Gutachtende",
    "holds_themes": "wie viele Teilnehmende von jedem Thema und Code sprechen",
    "holds_agreement": "wie weit die Kodierenden übereinstimmen",
    "holds_coding": "was die Kodierenden entschieden haben, Segment für Segment",
    "holds_suggest": "wie gut die vorgeschlagenen Codes sind",
    "holds_anonymise": "Texte, in denen Namen ersetzt sind",
    "holds_segment": "die Segmente, in die die Texte geteilt sind",
    "holds_audit": "für die Prüfung: was hineinging, was herauskam, durch welches Programm",
    "holds_logs": "was jeder Schritt des Programms notiert hat",
    "holds_benchmarks": "wie lange jeder Schritt gedauert hat",
    "holds_config": "wie die Studie eingerichtet ist",
    "holds_rounds": "was die Kodierenden erhalten haben",
    "as_handed_out": "Ist er, wie er weitergegeben wurde?",
    "by_verify": "{sums} nennt zu jeder Datei ihre Prüfsumme. Wer Themetrail hat, kann alles prüfen: Öffnen Sie ein "
    "Terminal in\ndiesem Ordner und geben Sie {command} ein.",
    "by_sums": "Ohne Themetrail sagt {command}, ob eine Datei verändert wurde.",
}
