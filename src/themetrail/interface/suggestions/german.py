"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "worth_title": "Was Vorschläge wert sind",
    # why nothing can be said
    "nothing_disabled": "Vorschläge sind ausgeschaltet.",
    "nothing_no_prior_data": "Es gibt weder früher kodierte Daten noch eine frühere Kodierrunde; deshalb wird nichts "
    "vorgeschlagen.",
    "nothing_no_code": "Das Codebuch hat keinen Eintrag, den Kodierende vergeben dürfen.",
    "nothing_too_few_examples": "Kein Code hat genügend kodierte Beispiele oder Wörter im Codebuch.",
    "nothing_one_transcript": "Alle kodierten Daten sind aus einem einzigen Transkript; was Vorschläge wert sind, "
    "kann deshalb niemand sagen.",
    "nothing_no_blind_decision": "Über alle kodierten Daten wurde mit Vorschlägen vor Augen entschieden; sie können "
    "Vorschläge nicht beurteilen.",
    # proposals held against decisions
    "as_if_new": "Das Programm hat jedes Transkript kodiert, als hätte es noch niemand kodiert: {segments} Segmente "
    "aus {transcripts}\nTranskripten. Dann wurde, was es vorschlug, mit dem verglichen, was Menschen entschieden "
    "hatten.",
    "nearest_only": "Es sind so wenige Segmente kodiert, dass nichts vorgeschlagen wird, was aus ihnen gelernt ist: "
    "Kodierende sehen die Codes der ähnlichsten kodierten Segmente, ohne Wahrscheinlichkeiten. Was Vorschläge wert "
    "wären, steht hier trotzdem, und darunter, was das ähnlichste Segment wert ist.",
    "proposed_for": "Es hat zu {share} der Segmente etwas vorgeschlagen.",
    "proposals_right": "Von seinen Vorschlägen waren {share} richtig.",
    "two_coders_unknown": "Wie weit zwei Kodierende ohne Vorschläge übereinstimmen, ist nicht bekannt: Kein Segment "
    "wurde so von zweien kodiert.",
    "two_coders_agree": "Zwei Kodierende ohne Vorschläge vergeben in {share} der Fälle denselben Code.",
    "no_better": "Mehr ist von keinem Programm zu erwarten.",
    "proposed_first": "der Codes von Menschen, zuerst vorgeschlagen",
    "among_the_first": "unter den ersten {first}",
    "same_code": "derselbe Code (F1)",
    "method_model": "Vorschläge",
    "method_word_regression": "Wörter in einer Regression",
    "method_nearest_neighbour": "Ähnlichstes kodiertes Segment",
    "method_most_frequent": "Häufigster Code",
    "method_coders": "Zwei Kodierende, ohne Vorschläge",
    "interval_of_worth": "In Klammern: wo der Wert bei anderen Transkripten wie diesen läge, in 95 von 100 Fällen.",
    "share": "{n} %",
    "share_between": "{n} % ({low} bis {high})",
    "between": "{value} ({low} bis {high})",
    # the figure, and what stands below it
    "line_model": "Vorschläge",
    "line_word_regression": "Wörter in einer Regression",
    "line_nearest_neighbour": "ähnlichstes kodiertes Segment",
    "line_most_frequent": "häufigster Code",
    "line_random": "Transkripte in zufälliger Folge",
    "line_unsure_first": "die unsichersten zuerst",
    "axis_surest": "Sicherste Segmente (%)",
    "axis_right": "Erster Code richtig",
    "axis_probability": "Wahrscheinlichkeit",
    "axis_given": "Anteil, den Menschen vergaben",
    "axis_read": "Von Menschen gelesene Segmente (%)",
    "axis_kappa": "Kappa mit der Kodierung von Menschen",
    "caption": "Erstens: Wenn nur die Segmente kodiert würden, bei denen ein Verfahren am sichersten ist, wie oft "
    "wäre sein erster Code\nrichtig? Zweitens: Von den Codes, denen das Programm eine Wahrscheinlichkeit von 30 % "
    "gibt, haben Menschen etwa 30 %\nvergeben, wo die Linie auf der Diagonalen liegt.",
    # what reading is worth
    "reading_title": "Was Lesen wert ist",
    "reading_unknown": "Bei weniger als {fewest} Transkripten, die Menschen ohne Vorschläge kodiert haben, kann das "
    "niemand sagen.",
    "reading": "Drittens: Wären {some} von {all} Transkripten von Hand kodiert und für die anderen die Vorschläge "
    "genommen, wie sie\nsind, so enthielte die Kodierung {recall} der Codes, die Menschen vergaben, und ihr Kappa mit "
    "deren Kodierung wäre\n{kappa}; wäre keines gelesen, {recall_unread} und {kappa_unread}. So viel ginge verloren, "
    "wo niemand liest. Eine Art zu\nkodieren ist das nicht: Kein Code zählt, den niemand bestätigt hat, und was "
    "verloren geht, geht nicht zufällig verloren, denn\nStellen, die etwas mit eigenen Worten sagen, werden als Erste "
    "übersehen. Die Vorschläge sind aus allen anderen Transkripten\ngelernt; aus weniger gelernt wären sie "
    "schlechter, so dass die oberen Zeilen zu günstig sind.",
    "read_by_people": "von Menschen gelesen",
    "of_segments": "der Segmente",
    "kappa": "Kappa",
    "of_peoples_codes": "der Codes von Menschen",
    "kappa_unsure_first": "Kappa, die unsichersten zuerst",
    "step_of": "{step} von {all} Transkripten",
    "interval_of_reading": "In Klammern: neun von zehn der ausgelosten Reihenfolgen.",
    # what can be promised
    "promised_title": "Was versprochen werden kann",
    "promised": "Für neue Transkripte wie diese, für jeden Code zu {sure} sicher, im Mittel über Transkripte. Zu "
    "Codes, von denen verbürgt\nist, dass sie nicht übersehen werden, stehen die Segmente, die zu lesen sind, in "
    "{file}.",
    "code": "Code",
    "missed": "höchstens {share} seiner Stellen werden übersehen",
    "wrong": "höchstens {share} der vorgeschlagenen sind falsch",
    "certified": "verbürgt: {share} der Segmente lesen (Wahrscheinlichkeit {threshold} oder mehr)",
    "status_suggested": "vorgeschlagen, kein Versprechen",
    "status_too_little_evidence": "zu wenige Daten",
    "no_more_would_do": "{status}: Mehr davon würde nicht genügen",
    "passages_at_least": ("mindestens {n} weitere kodierte Stelle", "mindestens {n} weitere kodierte Stellen"),
    "passages_about": ("etwa {n} weitere kodierte Stelle", "etwa {n} weitere kodierte Stellen"),
    "in_more_transcripts": (" in {n} weiteren Transkript", " in {n} weiteren Transkripten"),
    "would_do": "{status}; es bräuchte {passages}{transcripts}",
    # code by code
    "codes_title": "Code für Code",
    "support": "Stellen in Transkripten",
    "passages_in": "{passages} in {transcripts}",
    "precision": "der Vorschläge richtig",
    "recall": "der Stellen gefunden",
    # segments that nothing fits
    "unlike_title": "Codes, die es noch nicht gibt",
    "unlike": "Segmente, zu denen das Programm keinen Code gefunden hat und die allem Kodierten und dem Codebuch "
    "unähnlich sind. Was sich\nähnlich ist, steht beisammen: Gespräch ohne Thema oder ein Thema, für das das Codebuch "
    "keinen Code hat. Keine Gruppe ist ein\nCode; darüber entscheidet die Codebuch-Sitzung.",
    "uncompared_disabled": "Vorschläge sind ausgeschaltet; deshalb wurde kein Segment mit etwas verglichen.",
    "uncompared_no_prior_data": "Es gibt weder früher kodierte Daten noch eine frühere Kodierrunde, also nichts, "
    "womit Segmente verglichen werden könnten.",
    "uncompared_no_code": "Das Codebuch hat keinen Eintrag, den Kodierende vergeben dürfen; deshalb wurde kein "
    "Segment mit etwas verglichen.",
    "uncompared_too_few_examples": "Kein Code hat genügend kodierte Beispiele oder Wörter im Codebuch; deshalb wurde "
    "kein Segment mit etwas verglichen.",
    "uncompared_no_coded_passage": "Nichts, was Menschen bisher gelesen haben, trägt einen Code des Codebuchs; "
    "deshalb konnte kein Segment mit kodierten Stellen verglichen werden.",
    "none_unlike": "Kein Segment ist von dieser Art.",
    "too_few": (
        "{n} Segment ist von dieser Art: zu wenig, um etwas zu sagen.",
        "{n} Segmente sind von dieser Art: zu wenige, um etwas zu sagen.",
    ),
    "not_alike": "{n} Segmente sind von dieser Art, aber keine drei aus zwei Transkripten sind sich ähnlich genug, um "
    "etwas zu sagen.",
    "in_groups": (
        "{segments} Segmente sind von dieser Art; einige davon bilden {n} Gruppe.",
        "{segments} Segmente sind von dieser Art; einige davon bilden {n} Gruppen.",
    ),
    "largest_shown": "Die größten {most} sind gezeigt; alle stehen in {file}.",
    "group": "Gruppe {number}: {segments} Segmente aus {transcripts} Transkripten",
    "typical_words": "Typische Wörter: {words}",
}
