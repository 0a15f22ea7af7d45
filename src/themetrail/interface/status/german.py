"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "und",
    "title": "Wer hat was zu tun",
    "spoken_in_english": "Der Katalog hat kein {language} (study.language); alles ist auf Englisch.",
    "nobody": "Niemand hat etwas zu tun: Alle konfigurierten Kodierrunden sind ausgegeben und zurück, und keine "
    "Kodierung ist offen.",
    # who is asked for what
    "review": (
        "Prüfende Person: Entscheiden Sie {n} offenen Eintrag: Öffnen Sie {page} in einem Browser, und speichern Sie "
        "die Datei als {saved} (oder füllen Sie {sheet} aus, und speichern Sie es als {sheet_saved}).",
        "Prüfende Person: Entscheiden Sie {n} offene Einträge: Öffnen Sie {page} in einem Browser, und speichern Sie "
        "die Datei als {saved} (oder füllen Sie {sheet} aus, und speichern Sie es als {sheet_saved}).",
    ),
    "review_more": (
        "Auf {n} weitere Frage wartet nichts.",
        "Auf {n} weitere Fragen wartet nichts.",
    ),
    "code_sheet": "Kodierende Person {coder}: Kodieren Sie {sheet}, und geben Sie es als {returned}.xlsx zurück.",
    "code_desk": "Kodierende Person {coder}: Öffnen Sie {desk} in einem Browser, kodieren Sie, und geben Sie die "
    "gespeicherte Datei als {returned}.json zurück (oder kodieren Sie {sheet}, und geben Sie es als {returned}.xlsx "
    "zurück{word}).",
    "or_in_word": ", oder kommentieren Sie in {folder}, und geben Sie diese Dateien unter beliebigem Namen zurück",
    "left": (
        "Kodierende Person {coder}: {n} Segment hat in der Datei, die für Kodierrunde {round} zurückkam, keine "
        "Marke{of_these}; kodieren Sie es, oder bezeichnen Sie es als gesehen.",
        "Kodierende Person {coder}: {n} Segmente haben in der Datei, die für Kodierrunde {round} zurückkam, keine "
        "Marke{of_these}; kodieren Sie sie, oder bezeichnen Sie sie als gesehen.",
    ),
    "its_row_missing": " (seine Zeile fehlt dort, sodass nur ein Teil zurückkam)",
    "all_rows_missing": " (die Zeilen von allen fehlen dort, sodass nur ein Teil zurückkam)",
    "rows_missing": " (die Zeilen von {n} davon fehlen dort, sodass nur ein Teil zurückkam)",
    "split": (
        "Kodierende Person {coder}: {n} Kodierung hat einen Code, der seit Kodierrunde {round} geteilt wurde; sagen "
        "Sie in {sheet}, welcher Code es jetzt ist, und speichern Sie es als {saved}.",
        "Kodierende Person {coder}: {n} Kodierungen haben einen Code, der seit Kodierrunde {round} geteilt wurde; "
        "sagen Sie in {sheet}, welcher Code es jetzt ist, und speichern Sie es als {saved}.",
    ),
    "unresolved": (
        "Entscheidende Person: {n} Kodierung der Kodierrunde {round} lässt sich durch die Regel „{rule}“ nicht "
        "entscheiden; öffnen Sie {desk} in einem Browser, entscheiden Sie, und speichern Sie die Datei als {saved} "
        "(oder füllen Sie {sheet} aus, und speichern Sie es als {sheet_saved}{word}).",
        "Entscheidende Person: {n} Kodierungen der Kodierrunde {round} lassen sich durch die Regel „{rule}“ nicht "
        "entscheiden; öffnen Sie {desk} in einem Browser, entscheiden Sie, und speichern Sie die Datei als {saved} "
        "(oder füllen Sie {sheet} aus, und speichern Sie es als {sheet_saved}{word}).",
    ),
    "or_answer_in_word": ", oder beantworten Sie die Kommentare in {made}, und speichern Sie diese Dateien in {folder}",
    "issue": "Forschende Person: Geben Sie Kodierrunde {round} aus (`{command}`).",
    "issue_after_review": "Forschende Person: Geben Sie Kodierrunde {round} aus, sobald die Prüfung fertig ist "
    "(`{command}`).",
    "name_rounds": "Forschende Person: Nennen Sie die Kodierrunden und ihre Kodierenden in {file} (coding.rounds).",
    "unassigned": (
        "Forschende Person: {n} Segment von {places} kam nach der Ausgabe der Kodierrunden und wurde niemandem zum "
        "Kodieren gegeben; nennen Sie eine weitere Kodierrunde mit diesen Transkripten (coding.rounds).",
        "Forschende Person: {n} Segmente von {places} kamen nach der Ausgabe der Kodierrunden und wurden niemandem "
        "zum Kodieren gegeben; nennen Sie eine weitere Kodierrunde mit diesen Transkripten (coding.rounds).",
    ),
    # behind the first thing to do, with which a run ends
    "other_steps": ("und {n} weitere: {file}", "und {n} weitere: {file}"),
    "no_other_step": "alles: {file}",
    "and_more": "{places} und {n} weitere",
    "room": (
        "Forschende Person: Bisher gab jemand einmal einem Segment {own_codes} Codes oder mehr (höchstens {most}), "
        "und die Blätter der nächsten Kodierrunde haben {own_codes} Spalten für Codes; setzen Sie coding.own_codes "
        "auf {wanted}, bevor sie ausgegeben wird.",
        "Forschende Person: Bisher gab jemand {n}-mal einem Segment {own_codes} Codes oder mehr (höchstens {most}), "
        "und die Blätter der nächsten Kodierrunde haben {own_codes} Spalten für Codes; setzen Sie coding.own_codes "
        "auf {wanted}, bevor sie ausgegeben wird.",
    ),
    # the codebook meeting
    "new_codes": ("{n} neuer Code", "{n} neue Codes"),
    "memos": ("{n} Memo zu einem Transkript", "{n} Memos zu Transkripten"),
    "marked": ("{n} markierte, nicht kodierte Stelle", "{n} markierte, nicht kodierte Stellen"),
    "for_meeting_one": "Für die Codebuch-Sitzung: {said} in {file}.",
    "for_meeting": "Für die Codebuch-Sitzung: {said} in {file}.",
    # what asks nobody for anything
    "dropped": (
        "Weggefallen nach {file}: {n} Kodierung ({codes}). Was die Kodierenden entschieden, bleibt in {decisions} "
        "festgehalten.",
        "Weggefallen nach {file}: {n} Kodierungen ({codes}). Was die Kodierenden entschieden, bleibt in {decisions} "
        "festgehalten.",
    ),
    "with_code": "{n} mit {code}",
    "may_quote": "Gezählt und nie zitiert (may_quote): {who}.",
    "may_share": "Ihre Wörter fehlen im RO-Crate, und in dem, was nach dem Ende ihrer Einwilligung geteilt wird "
    "(may_share): {who}.",
    "may_archive": "Ihre Wörter kommen in kein Archiv, oder in keines nach dem Ende ihrer Einwilligung (may_archive): "
    "{who}.",
    "said_no": "hat abgelehnt",
    "agreed_until": "hat zugestimmt bis {day}",
    "passed_over": (
        "Übergangen: {n} Datei, die Programme für sich behalten ({listed}).",
        "Übergangen: {n} Dateien, die Programme für sich behalten ({listed}).",
    ),
    "in_folder": "{n} in {folder}",
}
