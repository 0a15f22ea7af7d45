"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "at_work": "Der letzte Lauf ist nicht an sein Ende gekommen. Wo kein Lauf mehr an der Arbeit ist, wurde er von "
    "außen beendet: `themetrail unlock --directory MY-STUDY`, dann `themetrail run --directory MY-STUDY`. Was unten "
    "steht, ist älter.",
    "in_part": "Der letzte Lauf hat nur einen Teil der Ergebnisse erstellt: Tabellen und Audit folgen vielleicht nicht "
    "aus dem, worauf sie beruhen, bis die Studie ganz durchläuft: `themetrail run --directory MY-STUDY`.",
    "not_yet": "Die Studie ist noch nicht ganz durchgelaufen; bis dahin gibt es keine oder nur einen Teil der "
    "Tabellen: `themetrail run --directory MY-STUDY`.",
    "issued": "Seit dem letzten Lauf wurde eine Kodierrunde ausgegeben: `themetrail status --directory MY-STUDY` sagt, "
    "wer jetzt was zu tun hat. Was unten steht, ist älter.",
    "stopped": "Der letzte Lauf brach ab: {why} Einzelheiten: {details}. Was unten und in `results/` steht, ist älter.",
    "on_request": "Der letzte Lauf wurde vor seinem Ende beendet: mit Ctrl-C, durch das Ende einer Sitzung, eine "
    "Zeitgrenze oder das Herunterfahren des Rechners. Was fertig war, bleibt; den Rest erledigt: `themetrail run "
    "--directory MY-STUDY`. Was unten und in `results/` steht, ist vielleicht älter.",
    "on_the_screen": "Lassen Sie die Studie laufen, um sie auf dem Bildschirm zu sehen",
    "job_failed": "Ein Teil des Laufs ist gescheitert",
}
