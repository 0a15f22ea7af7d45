"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # the page
    "title": "Was die Suche nach Namen gefunden hat",
    "intro": "Diese Seite nennt Personen: Sie ist für jene, die deren Namen sehen dürfen. Tun Sie für jede Form das "
    "eine oder das andere, und lassen Sie die Studie dann wieder laufen.",
    "searched_for": "Warum danach gesucht wird: {why}",
    "found_at": "{where}:",
    "more_places": (
        "und {n} weitere Stelle, in der Tabelle neben dieser Seite",
        "und {n} weitere Stellen, in der Tabelle neben dieser Seite",
    ),
    "somebody": "Wo sie jemanden kenntlich macht",
    "nobody": "Wo sie niemanden kenntlich macht",
    "in_file": "In {file}:",
    "no_file_yet": "{say} (die Datei gibt es noch nicht: Legen Sie sie mit diesen zwei Zeilen an)",
    # where it stands, as the gate says it in English
    "place_line": "Zeile {at}",
    "place_paragraph": "Absatz {at}",
    "place_row": "Zeile {at}",
    "place_column": "Spalte {at}",
    "place_sheet": "Blatt {at}",
    "place_cell": "Zelle {at}",
    "place_comment": "Kommentar zu Zelle {at}",
    "place_embedded": "eingebettete Daten {at}",
    "place_data": "Daten {at} der Seite",
    "place_unpacked": "entpackt",
    "place_image": "Metadaten des Bildes",
    "place_parts": "Namen der Teile",
    "place_archive": "Kommentar des Archivs",
    "place_name": "im Namen der Datei",
    # why it is searched for
    "why_sheet": "{file} in data/private, Zeile {row}, Spalte {column}",
    "why_review": "eine Zeile der Prüfung (data/private/review) sagt es",
    "why_found": "gefunden in Transkript {transcript}, Beitrag {turn}, durch das Sprachmodell und seine Regeln, als "
    "{category}",
    "why_shape": "gefunden in Transkript {transcript}, Beitrag {turn}, an der Gestalt, als {category}",
    "why_other": "eine Form dessen, was die Studie ersetzt",
    # what to do
    "do_decide": "entscheiden Sie in der Prüfung über diese Form: Sie macht jemanden kenntlich",
    "do_id": "die Datei heißt so, weil eine Kennung so heißt: Geben Sie dem Transkript, der teilnehmenden oder "
    "kodierenden Person oder der Kodierrunde eine Kennung ohne Namen, in den Tabellen und in config/config.yaml",
    "do_reissue_anew": "noch ersetzt nichts diese Form: Entscheiden Sie darüber, lassen Sie die Studie laufen, und "
    "geben Sie dann neu aus",
    "do_reissue": "diese Kodierrunde wurde ausgegeben, bevor der Name bekannt war: `themetrail reissue {round} "
    "--directory MY-STUDY` zieht das Ausgegebene zurück und gibt es ohne den Namen neu aus; zurückgegebene "
    "Entscheidungen bleiben gültig. Lassen Sie die Studie zuerst laufen, und fügen Sie, wo der Lauf die Form noch "
    "nicht kennt, die Zeile unten hinzu",
    "do_code_id": "die Kennung eines Codes wird nie ersetzt, da Entscheidungen sie nennen: Geben Sie dem Code in "
    "config/codebook eine andere Kennung, bevor eine Kodierrunde mit ihr ausgegeben wird ({place})",
    "do_write_other": "hier ersetzt nichts Namen: Schreiben Sie andere Wörter in {where}",
    "in_config": "der Tabelle in config/, aus der dies stammt",
    "do_other_form": "der Text enthält den Namen in einer Form, die nicht ersetzt wurde",
    "do_mend": "der Name ist so geschrieben, dass er nicht ersetzt werden kann: Berichtigen Sie ihn, wo er getippt "
    "wurde",
    "do_mend_turn": "der Name ist so geschrieben, dass er nicht ersetzt werden kann: Berichtigen Sie ihn, wo er "
    "getippt wurde (Transkript {transcript}, Beitrag {turn})",
    "do_keep": "behält die Prüfung sie, so wird nicht mehr danach gesucht",
    "do_except": "halten Sie es als Ausnahme fest; füllen Sie reason und reviewed_by aus",
}
