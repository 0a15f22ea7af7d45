"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "und",
    "title": "Verzeichnis und Datenschutz-Folgenabschätzung: {title}",
    "apart": "Eingerückte Absätze haben Menschen geschrieben ({file}); alles andere wurde aus dem Ordner der "
    "Studie und ihrem letzten Lauf berechnet. Es ist keine Rechtsberatung.",
    "not_whole": "Vorläufig: Die Ergebnisse des letzten Laufs sind nicht vollständig oder nicht auf dem neuesten "
    "Stand.",
    "state": "[angeben: {what}]",
    "item": "{what}: {value}",
    "open_asked": "Das können nur Menschen sagen. Schreiben Sie es in {file}, und erstellen Sie dieses Dokument neu:",
    "nothing_open": "Es ist nichts offen.",
    "open_slot": "{key}: {what}",
    # headings
    "head_controller": "Art. 30(1)(a): Verantwortliche",
    "head_purposes": "Art. 30(1)(b): Zwecke",
    "head_categories": "Art. 30(1)(c): wessen Daten, und welche",
    "head_recipients": "Art. 30(1)(d): Empfänger",
    "head_transfers": "Art. 30(1)(e): Übermittlung in andere Länder",
    "head_time_limits": "Art. 30(1)(f): Löschfristen",
    "head_security": "Art. 30(1)(g): technische und organisatorische Massnahmen",
    "head_description": "Art. 35(7)(a): Beschreibung der Verarbeitung",
    "head_necessity": "Art. 35(7)(b): Notwendigkeit und Verhältnismässigkeit",
    "head_risks": "Art. 35(7)(c): Risiken für die Betroffenen",
    "head_measures": "Art. 35(7)(d): Massnahmen gegen diese Risiken",
    "head_advice": "Art. 35(2) und (9): Rat und Standpunkte",
    "head_open": "Noch anzugeben",
    # what only people can say
    "slot_controller": "wer verantwortlich ist, mit Adresse und Kontakt, und wer mit verantwortlich ist",
    "slot_data_protection_officer": "die oder der Datenschutzbeauftragte, und wie man sie oder ihn erreicht",
    "slot_purposes": "wofür die Daten verarbeitet werden",
    "slot_legal_basis": "die Rechtsgrundlage (Art. 6 und 9), nach welchem Recht",
    "slot_special_categories": "von welchen besonderen Kategorien von Daten die Rede ist, und über wen",
    "slot_recipients": "wer ausserhalb des Teams welche Daten erhält",
    "slot_access": "wer im Team welchen Ordner öffnen kann, und wer den Computer verwaltet",
    "slot_transfers": "ob Daten in ein anderes Land gehen, und mit welchen Garantien",
    "slot_retention": "wann Originale, Schlüssel und pseudonymisierte Daten vernichtet oder archiviert werden, "
    "und wer dafür sorgt",
    "slot_security": "was den Computer schützt: Verschlüsselung der Festplatte, Sicherungen, Schweigepflicht",
    "slot_consent_procedure": "wie die Teilnehmenden informiert wurden und eingewilligt haben, und wie sie sich "
    "zurückziehen können",
    "slot_ethics_approval": "welche Ethikkommission die Studie bewilligt hat, unter welcher Nummer (in "
    "config/methods.yaml)",
    "slot_necessity": "warum es diese Daten braucht, und warum weniger nicht genügen",
    "slot_risk_judgement": "wie das verbleibende Risiko beurteilt wird, von wem, und was daraus folgt",
    "slot_dpo_advice": "der Rat der oder des Datenschutzbeauftragten",
    "slot_views_of_participants": "was die Teilnehmenden von der Verarbeitung halten, oder warum sie nicht "
    "gefragt wurden",
    # what is computed
    "titled": "Studie: {title}. Verarbeitet mit Themetrail {version}.",
    "subjects": "Betroffen sind die Teilnehmenden, wer mit ihnen spricht, und Menschen, von denen sie sprechen.",
    "kinds_of_data": "Was verarbeitet wird, wie der letzte Lauf es gelesen hat:",
    "health_unknown": "Was Menschen in eigenen Worten erzählen, kann zu besonderen Kategorien gehören (Art. 9); "
    "welche das sind, kann kein Programm sagen.",
    "item_participants": "Teilnehmende in der Liste der Studie, die sich nicht zurückgezogen haben",
    "item_withdrew": "Teilnehmende, die sich zurückgezogen haben und von denen nichts in den Ergebnissen steht",
    "item_persons": "Pseudonyme von Personen in den Transkripten",
    "item_transcripts": "Transkripte",
    "item_turns": "Redebeiträge",
    "item_words": "Wörter",
    "item_languages": "Sprachen",
    "item_attributes": "Merkmale der Teilnehmenden in der Liste",
    "item_replaced": "Ersetzte Angaben, nach Art",
    "item_kept": "Gefunden und stehen gelassen, nach der Regel ihrer Art",
    "category_person": "Personen",
    "category_place": "Orte",
    "category_organisation": "Organisationen",
    "category_date": "Daten im Kalender",
    "category_age": "Altersangaben",
    "category_birth_date": "Geburtsdaten",
    "category_address": "Adressen",
    "category_email": "E-Mail-Adressen",
    "category_phone": "Telefonnummern",
    "category_url": "Webadressen",
    "coders_get": "Kodierende erhalten Segmente ohne Namen und das Codebuch, jede und jeder in eigenen Dateien, "
    "nachdem alle Dateien nach Namen durchsucht wurden.",
    "no_coder_yet": "Noch wurde keine Kodierrunde an Kodierende ausgegeben.",
    "item_coders": "Kodierende in den ausgegebenen Runden",
    "item_rounds": "Ausgegebene Runden",
    "item_shared": "Was die Konfiguration hinauslässt (audit.share)",
    "share_only_listed": "Was der Befehl share weitergibt, ist allein diese Liste, ohne die versiegelten "
    "Ordner, und zuvor nach Namen durchsucht.",
    "no_network": "Das Programm sendet nichts: Kein Schritt öffnet eine Verbindung zu einem Netz, kein Dienst "
    "und kein Modell, das Texte schreibt, wird gebraucht. Ob Menschen Daten in ein anderes Land mitnehmen, müssen "
    "sie selbst angeben.",
    "deletes_nothing": "Das Programm vernichtet nichts zu einem Datum; das tun Menschen.",
    "to_destroy": "Solange es data/transcripts, data/private (mit dem Register der Pseudonyme und dem Schlüssel "
    "der Studie) und results/sealed gibt, können Personen wieder benannt werden.",
    "item_share_ends": "Einwilligungen in die Weitergabe, die an einem Tag enden",
    "item_archive_ends": "Einwilligungen in die Archivierung, die an einem Tag enden",
    "owner_alone": "Originale, Namen, Schlüssel und was Kodierende zurückgegeben haben, kann allein ihr Besitzer "
    "lesen (Rechte des Dateisystems, nachgesehen beim Schreiben dieses Dokuments).",
    "open_files": "Identifizierende Dateien oder Ordner, die beim Schreiben dieses Dokuments auch andere als ihr "
    "Besitzer öffnen konnten: {n}. Der nächste Lauf nimmt diese Rechte weg, wo er kann.",
    "key_encrypted": "Der Schlüssel der Pseudonyme ist verschlüsselt; Schlüssel, die ihn öffnen können: {n}.",
    "key_open": "Der Schlüssel der Pseudonyme ist nicht verschlüsselt; ihn schützen die Rechte des Dateisystems.",
    "gate": "Suche nach Namen in allem, was Menschen in die Hand bekommen, im letzten Lauf: {files} Dateien "
    "durchsucht, {found} Stellen gefunden, {awaiting} Stellen mit Formen, die auf eine Entscheidung warten.",
    "no_gate": "Noch kein Lauf hat die Ergebnisse nach Namen durchsucht.",
    "digests": "Jede Datei der Eingaben und der Ergebnisse ist mit ihrer Prüfsumme verzeichnet; der Befehl "
    "verify zeigt spätere Änderungen.",
    "flow": "Der Weg der Daten, ganz im Ordner der Studie:",
    "flow_ingest": "Transkripte werden als Redebeiträge gelesen (results/sealed/ingest; allein für ihren Besitzer).",
    "flow_anonymise": "Namen und andere identifizierende Angaben werden gefunden und durch Pseudonyme ersetzt, "
    "die in der ganzen Studie gleich bleiben (results/sealed/anonymise enthält, was ersetzt wurde, results/anonymise "
    "die Texte ohne das).",
    "flow_review": "Ein Mensch entscheidet, was zweifelhaft ist, und liest zufällig gezogene Redebeiträge auf "
    "das hin, was übersehen wurde.",
    "flow_coding": "Segmente dieser Texte gehen in Runden an Kodierende, und ihre Entscheidungen kommen zurück.",
    "flow_tables": "Übereinstimmung und Zahlen der Teilnehmenden werden berechnet, Tabellen, Abbildungen und ein "
    "Methodentext geschrieben (results/report).",
    "flow_audit": "Alles, was Menschen in die Hand bekommen, wird nach Namen durchsucht; jeder Schritt wird "
    "verzeichnet (results/audit).",
    "flow_share": "Was hinausdarf, schreibt ein eigener Befehl nach einer weiteren Suche.",
    "suggestions_on": "Kodierenden können Codes vorgeschlagen werden, berechnet auf diesem Computer aus "
    "Segmenten, die Menschen kodiert haben; kein Code kommt in eine Tabelle, den kein Mensch bestätigt hat.",
    "suggestions_off": "Das Programm schlägt keine Codes vor.",
    "minimised": "Ausgewertet werden Texte, in denen identifizierende Angaben ersetzt sind; die Originale lesen "
    "allein die ersten zwei Schritte. Merkmale der Teilnehmenden: {attributes}.",
    "pseudonymised_still": "Die Daten sind pseudonymisiert, nicht anonym (Art. 4(5)).",
    "method": "Verfahren: Namen werden von Sprachmodellen für benannte Entitäten ({models}), durch die "
    "Personenliste der Studie und durch Regeln gefunden; Entscheidungen der Durchsicht gehen vor.",
    "method_without_models": "Verfahren: Namen werden ohne Sprachmodell durch die Personenliste der Studie, durch "
    "Regeln und durch Namenslisten gefunden; Entscheidungen der Durchsicht gehen vor.",
    "review_done": "Die Durchsicht durch einen Menschen ist abgeschlossen: {decided} von {asked} Fragen entschieden.",
    "review_open": "Die Durchsicht durch einen Menschen ist nicht abgeschlossen: {decided} von {asked} Fragen "
    "entschieden.",
    "recall": "Gemessen: In {turns} zufällig gezogenen und von einem Menschen gelesenen Redebeiträgen waren "
    "{replaced} Nennungen von Personen ersetzt und {missed} übersehen, eine geschätzte Trefferquote von {share} "
    "(95-%-Intervall {interval}, Clopper und Pearson). Sie gilt für den Stand, bevor das Übersehene ergänzt wurde.",
    "no_recall": "Die Trefferquote wurde nicht gemessen: Niemand hat gezählt, was in den zufällig gezogenen "
    "Redebeiträgen übersehen wurde, oder keiner von ihnen nennt eine Person.",
    "item_only_ones": "Teilnehmende, die als Einzige alle ihre Merkmale haben",
    "item_stand_out_now": "Teilnehmende, die durch stehen gelassene Tatsachen auffallen, jetzt",
    "item_stand_out_before": "Dasselbe vor jeder Entscheidung",
    "not_covered": "Diese Zahlen stammen aus einer Suche mit Listen und Mustern und beweisen nichts: Wer "
    "Teilnehmende kennt, kann sie erkennen, und was andere wissen oder veröffentlicht haben, ist hier nicht bekannt. "
    "results/anonymise/risk.md enthält die Einzelheiten und sagt, was nicht abgedeckt ist.",
    "consent_obeyed": "Was Teilnehmende abgelehnt haben, bleibt aus Zitaten, aus dem, was weitergegeben wird, "
    "und aus Archiven weg. Teilnehmende, die ablehnten oder deren Einwilligung an einem Tag endet:",
    "item_refused_may_quote": "zitiert zu werden",
    "item_refused_may_share": "dass ihre Worte weitergegeben werden",
    "item_refused_may_archive": "dass ihre Worte archiviert werden",
    "withdrawal": "Wer sich zurückzieht, wird vom nächsten Lauf aus allen Ergebnissen genommen; der Befehl "
    "withdraw nennt die Dateien, die zu vernichten sind, und sagt vorher und zeigt nachher, was sich "
    "in jeder "
    "Tabelle ändert.",
    "access_right": "Was jemand gesagt hat, kann gefunden und herausgegeben werden: Jeder Redebeitrag trägt die "
    "Kennung der teilnehmenden Person (Art. 15).",
}
