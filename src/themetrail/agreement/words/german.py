"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "und",
    "then": "; ",
    "alpha": "Krippendorffs Alpha",
    "coders": ("{n} kodierende Person", "{n} kodierende Personen"),
    "segments": ("{n} Segment", "{n} Segmente"),
    "codes": ("{n} Code", "{n} Codes"),
    "interval": "95-%-Intervall {limits} aus Stichproben von {what}",
    "of_segments": "Segmenten",
    "of_transcripts": "Transkripten",
    "of_few_transcripts": "Transkripten, von denen es wenige gibt",
    "reason_no_variation": "alle Urteile sind gleich, sodass der Koeffizient keinen Wert hat",
    "reason_one_coder": "nur eine Person hat kodiert",
    "reason_too_few_units": "zu wenige Einheiten wurden von mindestens zwei Personen gelesen",
    "reason_code_not_used": "niemand vergab den Code",
    "reason_too_few_transcripts": "es gibt nur ein Transkript",
    "reason_few_transcripts": "weniger als zehn Transkripte: das Intervall ist wahrscheinlich zu schmal",
    "reason_undefined_draws": "der Koeffizient war in mehr als 5 % der Stichproben nicht definiert",
    "reason_whole_segments": "es wurden ganze Segmente kodiert",
    "reason_no_common_text": "diese Personen lasen kein Segment gemeinsam",
    "reason_codes_overlap": "eine Person vergab mehrere Codes für dieselben Wörter",
    "reason_no_disagreement": "keine Abweichung in der Stichprobe, nicht schätzbar",
    "reason_resamples_alike": "fast alle Stichproben ergeben denselben Wert, nicht schätzbar",
    "reason_too_few_uses": "der Code wurde für zu wenige Segmente vergeben",
    "no_coder": "Kein Segment wurde gelesen, sodass es keine Übereinstimmung zu berechnen gab.",
    "one_coder": "Eine Person las {segments}, sodass es keine Übereinstimmung zu berechnen gab.",
    "compared": "Insgesamt lasen {coders} {segments}; davon wurden {twice} ({percent}) von mindestens zwei Personen "
    "gesehen und verglichen.",
    "left_out": (
        "Von dem, was zwei Personen sahen, wurde {n} Segment, dem niemand einen Code gab, nicht verglichen.",
        "Von dem, was zwei Personen sahen, wurden {n} Segmente, denen niemand einen Code gab, nicht verglichen.",
    ),
    "group_of_one": "Die Gruppe {group} wurde nur von einer Person gelesen ({coder}), sodass dort nichts verglichen "
    "wurde.",
    "group_apart": "In der Gruppe {group} wurde kein Segment von zwei Personen gelesen, sodass dort nichts verglichen "
    "wurde.",
    "average": "Die Übereinstimmung wurde für jeden Code über alle Segmente (vergeben oder nicht) mit {statistic} "
    "berechnet: im Mittel {value}{interval} über {codes}.",
    "lowest": "Der niedrigste Wert war {value}{interval}, beim Code {code}: {counts}; der höchste war {highest}.",
    "lowest_and_others": "Der niedrigste Wert war {value}, bei den Codes {code}; der höchste war {highest}. Zu "
    "{first}: {counts}.",
    "counts_of_two": "{first} vergab ihn für {segments_first}, {second} für {segments_second}, beide für {both}",
    "counts_of_more": "mindestens eine Person vergab ihn für {any}, alle, die sie sahen, für {all}",
    "all_alike": "Alle diese Codes hatten den Wert {highest}.",
    "too_few": (
        "Für {n} Code, der insgesamt für weniger als {fewest} Segmente vergeben wurde, wurde kein Koeffizient "
        "berechnet; der Mittelwert enthält ihn nicht: {codes}.",
        "Für {n} Codes, die insgesamt für weniger als {fewest} Segmente vergeben wurden, wurde kein Koeffizient "
        "berechnet; der Mittelwert enthält sie nicht: {codes}.",
    ),
    "undefined": (
        "Auch {n} weiterer Code ohne definierten Wert ist im Mittelwert nicht enthalten ({reasons}).",
        "Auch {n} weitere Codes ohne definierten Wert sind im Mittelwert nicht enthalten ({reasons}).",
    ),
    "all_undefined": "Bei keinem Code war {statistic} definiert ({reasons}).",
    "no_disagreement": (
        "Bei {n} Code gab es keine Abweichung, sodass ein Intervall nicht schätzbar war.",
        "Bei {n} Codes gab es keine Abweichung, sodass Intervalle nicht schätzbar waren.",
    ),
    "framed": (
        "Von den Codes gehört {n} zu Fragen der Umfrage und wurde nur an den Antworten auf diese verglichen.",
        "Von den Codes gehören {n} zu Fragen der Umfrage und wurden nur an den Antworten auf diese verglichen.",
    ),
    "no_interval_of_average": "Der Mittelwert hat kein Intervall, da einige Codes so selten waren, dass sie in "
    "Stichproben fehlten.",
    "intervals": "Die Intervalle sind verzerrungskorrigierte und beschleunigte Bootstrap-Intervalle aus {draws} "
    "Stichproben.",
    "few_transcripts": "Bei weniger als zehn Transkripten sind Intervalle aus Stichproben von Transkripten "
    "wahrscheinlich zu schmal.",
    "parents": (
        "Von dem, was vergeben wurde, hat {n} Eintrag Codes unter sich; er wurde verglichen, wie er selbst vergeben "
        "wurde.",
        "Von dem, was vergeben wurde, haben {n} Einträge Codes unter sich; sie wurden verglichen, wie sie selbst "
        "vergeben wurden.",
    ),
    "pooled": "Über alle verwendeten Codes zusammen ({n} Entscheidungen, jeder Code an jedem Segment) war {statistic} "
    "{value}{interval}.",
    "with_uncoded": "Mit den Segmenten, die niemand kodierte, war der Wert {value}",
    "without_uncoded": "Ohne die Segmente, die niemand kodierte, war der Wert {value}",
    "side_n": "{text} ({n} Entscheidungen)",
    "suggested": "bei Codes, die allen Lesenden des Segments vorgeschlagen waren, {value}",
    "not_suggested": "bei Codes, die niemandem vorgeschlagen waren, {value}",
    "suggested_to_some": "bei Codes, die einem Teil der kodierenden Personen vorgeschlagen waren, {value}",
    "suggestions_shown": "bei Segmenten, zu denen alle Vorschläge sahen, {value}",
    "suggestions_withheld": "bei Segmenten, zu denen niemand Vorschläge sah, {value}",
    "suggestions_shown_to_some": "bei Segmenten, zu denen nur ein Teil Vorschläge sah, {value}",
    "sides": "Getrennt nach dem, was zu sehen war, betrug er {parts}.",
    "side_undefined": "nicht definiert",
    "one_code": "Niemand gab einem Segment mehr als einen Code; über die Codes als Kategorien war {statistic} {value}.",
    "one_code_undefined": "Über die Codes als Kategorien war {statistic} nicht definiert ({reason}).",
    "sets": "Alpha der Mengen von Codes je Segment, mit MASI-Distanz, war {value}{interval}.",
    "sets_undefined": "Alpha der Mengen von Codes je Segment war nicht definiert ({reason}).",
    "stretches": "Bei den Wörtern, die in den {n} Zeichen markiert wurden, die alle Kodierenden der Runde {round} "
    "sahen, galt: {values}.",
    "stretch": "{statistic} ({what}) war {value}",
    "stretch_undefined": "{statistic} ({what}) war nicht definiert ({reason})",
    "what_is_marked": "was markiert ist",
    "with_which_code": "mit welchem Code",
    "again": "Person {coder} kodierte {segments} in den Runden {first} und {later}; die Übereinstimmung mit der "
    "eigenen früheren Kodierung ({statistic}) war im Mittel über die Codes {value}.",
    "again_undefined": "Person {coder} kodierte {segments} in den Runden {first} und {later}; die Übereinstimmung mit "
    "der eigenen früheren Kodierung ({statistic}) war nicht definiert.",
    "recall": (
        "In einem zufälligen Teil der Segmente wurden Vorschläge zurückgehalten; von {n} Code, der dort vergeben "
        "wurde, waren {percent} unter den Vorschlägen des Modells, die niemand sah{beside}.",
        "In einem zufälligen Teil der Segmente wurden Vorschläge zurückgehalten; von den {n} Codes, die dort vergeben "
        "wurden, waren {percent} unter den Vorschlägen des Modells, die niemand sah{beside}.",
    ),
    "recall_beside": ", und {percent}, wo Vorschläge gezeigt wurden",
    "followed": "Der zuerst vorgeschlagene Code wurde in {shown} der Segmente vergeben, wo er gezeigt wurde, und in "
    "{blind}, wo er zurückgehalten wurde, ein Unterschied von {points} Prozentpunkten{interval}.",
    "share_interval": " (95-%-Intervall {limits})",
    "not_independent": "Wer Vorschläge sah, sah die desselben Modells; die Kodierungen sind daher nicht ganz "
    "unabhängig voneinander, und die Übereinstimmung kann deshalb höher sein.",
    "settled_single": "Jedes Segment kodierte nur eine Person, sodass nichts zu entscheiden war.",
    "settled_union": "In der endgültigen Kodierung galt ein Code, wenn ihn mindestens eine Person vergab.",
    "settled_intersection": "In der endgültigen Kodierung galt ein Code, wenn ihn alle vergaben, die das Segment "
    "sahen.",
    "settled_majority": "In der endgültigen Kodierung galt ein Code, wenn ihn mehr als die Hälfte derer vergab, die "
    "das Segment sahen.",
    "settled_primary": "In der endgültigen Kodierung galten die Codes der Person, die als erste kodierte.",
    "settled_none": "Von den Codes an Segmenten, die mehrere lasen, stand keiner in der endgültigen Kodierung.",
    "settled_adjudicated": "Abweichungen wurden einzeln entschieden.",
    "settled_alone": "Was nur eine Person las, galt, wie es kodiert wurde.",
    "settled_left_open": "Was dies offen ließ, wurde einzeln entschieden.",
    "why_not_reflexive_ta": "Es wurde kein Koeffizient der Übereinstimmung berechnet. In der reflexiven thematischen "
    "Analyse ist das Kodieren eine situierte Deutung und keine Messung, die andere wiederholen sollten; "
    "Übereinstimmung ist kein Zeichen ihrer Güte (Braun & Clarke 2021, Qualitative Research in Psychology 18:328-352). "
    "Wo die Kodierungen voneinander abweichen, ist dennoch aufgeführt, als Stoff zum Nachdenken.",
    # the figure
    "figure_title": "Übereinstimmung der Kodierenden nach Code",
    "figure_code": "Code",
    "figure_any": "eine",
    "figure_all": "alle",
    "figure_alpha": "Alpha",
    "figure_all_codes": "Alle Codes zusammen",
    "figure_itself": "selbst",
    "figure_too_few": "zu wenige",
    "figure_not_used": "ungenutzt",
    "figure_undefined": "nicht definiert",
    "figure_counts": "Eine, alle: Segmente, denen mindestens eine Person, alle, die sie sahen, den Code gaben.",
    "figure_line": "Linie: 95-%-Intervall über Transkripte.",
    "figure_line_of_few": "Linie: 95-%-Intervall über Transkripte, von denen es wenige gibt.",
    "figure_dashed": "Gestrichelte Linie: 95-%-Intervall über Segmente.",
    "figure_hollow": "Hohler Punkt: Kein Intervall ist schätzbar.",
    "figure_nothing": "Es wurde kein Koeffizient der Übereinstimmung berechnet.",
    "figure_unused": ("Nicht gezeigt: {n} Code, den niemand nutzte.", "Nicht gezeigt: {n} Codes, die niemand nutzte."),
}
