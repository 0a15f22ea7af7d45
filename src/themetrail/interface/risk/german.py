"""German. Singling out, linkability and inference are called as in the German text of Opinion 05/2014."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # kinds of facts
    "kind_role": "Funktion",
    "kind_post": "ungewöhnliche Arbeit",
    "kind_origin": "Herkunft, Sprache oder Glaube",
    "kind_illness": "Krankheit oder Behinderung",
    "kind_event": "Ereignis",
    "kind_public": "etwas Öffentliches",
    "kind_family": "Familie",
    "kind_quantity": "seltene Zahl",
    "kind_standing_out": "Auffälliges",
    "kind_organisation": "Organisation",
    "kind_place": "Ort",
    "kind_age": "Alter",
    "kind_date": "Datum",
    "kind_dated": "Datum eines Ereignisses",
    "kind_expression": "seltener Ausdruck",
    # why a finding is worth a question
    "others_in": "andere in {transcript}",
    "place": "{transcript}, Beitrag {turn}",
    "told_by": "{voice}: {facts}",
    "apart": "; ",
    "voice_at": "{voice}, Beitrag {turn}",
    "voice_in": "{voice} in {transcript}, Beitrag {turn}",
    "same_told": "Dasselbe ({kind}) erzählen {voice} in {transcript} und {there}, sodass Lesende die beiden verbinden "
    "können.",
    "may_tell_of": "Mit dem, was dieser Beitrag sonst erzählt ({kind}), kann es verraten, von wem die Rede ist.",
    "left_in": "Stehen gelassen ({kind}), neben anderen Tatsachen, die {voice} erzählt: Zusammen sind sie erzählt von "
    "{together}; diese allein von {alone}.",
    "left_in_general": "Stehen gelassen ({kind}), neben anderen Tatsachen, die {voice} erzählt: Zusammen sind sie "
    "erzählt von {together}; diese allein von {alone}, verallgemeinert von {general}.",
    "share": ("{k} von {n} teilnehmenden Person", "{k} von {n} Teilnehmenden"),
    # the page of the findings
    "page_title": "{study}: wer erkannt werden könnte",
    "page_heading": "Wer erkannt werden könnte: {study}",
    "page_intro": "Diese Seite zitiert: Sie ist versiegelt, allein für die Person, die für die Studie verantwortlich "
    "ist. Sie sucht in den Texten, wie sie weitergegeben werden, mit ersetzten Namen, nach Tatsachen, die zusammen "
    "verraten können, wer jemand ist. k ist die Zahl der Teilnehmenden der Studie, die dasselbe von sich erzählen und "
    "von denen die Tabelle der Teilnehmenden dasselbe sagt; auf wie viele Menschen anderswo es zutrifft, kann keine "
    "Studie sagen. Entscheiden Sie in der {review}: Jede Tatsache ist dort eine Frage für alle ihre Stellen. Es warten "
    "auf eine Entscheidung: {waiting}.",
    "review": "Prüfung",
    "who_is_told_of": "Von wem die Rede ist",
    "no_passage": "Es wurde keine Stelle gefunden.",
    "no_link": "Es wurde keine Stelle gefunden, die Stimmen verbindet, welche die Pseudonyme auseinanderhalten.",
    "head_fact": "Tatsache",
    "head_passage": "Stelle",
    "head_k_alone": "k allein",
    "head_k_general": "k, allgemein",
    "head_k_all": "k aller, diese allgemein",
    "head_k_without": "ohne diese",
    "head_proposal": "Vorschlag",
    "k_same": "k = {k} von {of}; {proposed}, wenn alles Vorgeschlagene getan ist",
    "k_now_few": "k = {k} von {of}, wie erzählt, {now} im jetzigen Stand: fällt noch auf; {proposed}, wenn alles "
    "Vorgeschlagene getan ist",
    "k_now_more": "k = {k} von {of}, wie erzählt, {now} im jetzigen Stand: Was stehen bleibt, trifft auf mindestens "
    "einige zu; {proposed}, wenn alles Vorgeschlagene getan ist",
    "told_in": "erzählt an {places} Stellen",
    "state_general": "verallgemeinert",
    "state_gone": "geschwärzt",
    "state_kept": "behalten",
    "why": "{state}: {why}",
    "generalise_to": "verallgemeinern zu {shown}",
    "blank_as": "schwärzen als {shown}",
    "decide": "entscheiden",
    "not_asked": "{what}; nicht gefragt, es verrät weniger",
    "nothing_left": "Nichts von dem, wonach gesucht wird, ist stehen geblieben.",
    # the sections of both pages
    "singling_out": "Herausgreifen",
    "linkability": "Verknüpfbarkeit",
    "inference": "Inferenz",
    "who_could_join": "Wer was verbinden könnte",
    "what_is_not_covered": "Was nicht abgedeckt ist",
    "who_colleague": "Jemand aus der Arbeit, mit Kenntnis davon, wo und als was eine Person arbeitet und was dort "
    "geschah",
    "who_relative": "Jemand aus Familie oder Freundeskreis, mit Kenntnis von Angehörigen, Gesundheit und Vergangenheit",
    "who_stranger": "Jemand Fremdes mit einer Suchmaschine, oder ein Programm, das für diese Person sucht",
    "nobody_stands_out": "Niemand unter den Teilnehmenden fiel durch Tatsachen der Arten auf, nach denen gesucht wird.",
    "k_told": "k ist die Zahl der Teilnehmenden der Studie, die dasselbe von sich erzählen und von denen die Tabelle "
    "dasselbe sagt. Außerhalb der Studie kann es mehr davon geben, oder niemanden: Eine Zahl dafür ist hier nicht "
    "bekannt. Die nächsten zwei Spalten sagen, wie weit die nützlichste einzelne Änderung führen würde, die letzte, "
    "was alles Vorgeschlagene bewirken würde; was behalten wird, bleibt.",
    "column_participant": "teilnehmende Person",
    "column_facts": "Tatsachen",
    "column_k_told": "k, wie erzählt",
    "column_k_now": "k jetzt",
    "column_k_general": "k, eine verallgemeinert",
    "column_k_without": "k, eine weggelassen",
    "column_k_proposed": "k, alles wie vorgeschlagen",
    "links_told": "Wer teilnimmt, trägt in allen Transkripten dieselbe Bezeichnung, sodass eine Gruppendiskussion und "
    "ein Interview mit Absicht verbunden sind. Gesucht wird, was Stimmen verbindet, die auseinandergehalten werden: "
    "von wem jemand erzählt und wer anderswo dasselbe von sich erzählt, und Sprechende ohne Kennung, die in seltenen "
    "Wörtern dasselbe sagen wie eine teilnehmende Person.",
    "none_found": "Nichts davon wurde gefunden.",
    "column_told_by": "erzählt von",
    "column_in": "in",
    "column_and_by": "und von",
    "column_links": "was sie verbindet",
    "learnt": "Wer eine teilnehmende Person erkennt, erfährt, was sie sonst noch erzählt.",
    "sensitive": "Teilnehmende, deren vielsagende Tatsachen sensibler Art sind: {counts}.",
    "none_alike": "Es wurde keine Gruppe von Teilnehmenden gefunden, von denen die Tabelle dasselbe sagt und die alle "
    "dasselbe erzählen.",
    "alike": (
        "In {n} Fall erzählen alle Teilnehmenden, von denen die Tabelle dasselbe sagt, dasselbe: Man erfährt es von "
        "jeder und jedem, ohne sie zu unterscheiden.",
        "In {n} Fällen erzählen alle Teilnehmenden, von denen die Tabelle dasselbe sagt, dasselbe: Man erfährt es von "
        "jeder und jedem, ohne sie zu unterscheiden.",
    ),
    "of_what_is_left": "Von den Tatsachen, die jetzt stehen gelassen sind:",
    "column_who": "wer",
    "column_could_join": "Arten von Tatsachen, die verbunden werden könnten",
    "column_participants": "Teilnehmende",
    "no_kind": "keine gefunden",
    "nothing_asked": "Nichts wurde gefragt.",
    "column_fact": "Tatsache",
    "column_left": "stehen gelassen, noch ohne Entscheidung",
    "column_general": "verallgemeinert",
    "column_gone": "geschwärzt",
    "column_kept": "behalten, mit Begründung",
    "decided_told": "Stellen, Vorschläge und Begründungen stehen in `results/sealed/anonymise/risk.html`, allein für "
    "die Person, die für die Studie verantwortlich ist. Was verallgemeinert oder geschwärzt wird, ist es in allen "
    "Transkripten, in denen es erzählt wird, außer die Entscheidung nennt einzelne, und das Verzeichnis der "
    "Ersetzungen zählt es.",
    "not_covered": "Dies ist eine Suche mit Listen und Mustern. Sie beweist nicht, dass niemand erkannt werden kann, "
    "und gibt keine Wahrscheinlichkeit an, da sich aus diesen Daten keine gewinnen lässt. Nicht abgedeckt sind: "
    "Tatsachen, die keine Liste kennt, die über mehrere Beiträge erzählt oder nur angedeutet werden; der Verlauf eines "
    "Lebens oder eines Ereignisses als Ganzes; Arten zu sprechen und zu schreiben; was Teilnehmende über die genannten "
    "Beiträge hinaus von anderen sagen; was Aufnahmen, Fotografien oder Metadaten zeigen; und was außerhalb der Studie "
    "bekannt oder veröffentlicht ist. Programme, die Texte wie Menschen lesen und im Netz suchen, verbinden mehr als "
    "diese Suche (arXiv:2602.16800 und arXiv:2605.30848, beide von 2026). Wer eine teilnehmende Person kennt, kann sie "
    "an dem erkennen, was sie sagt. Darüber muss ein Mensch urteilen.",
    "no_facts_in": "Nach Tatsachen wird nicht gesucht in: {languages}.",
    # the report for an ethics board
    "report_heading": "Risiko, erkannt zu werden: {study}",
    "in_short": "In Kürze",
    "transcripts": ("{n} Transkript", "{n} Transkripten"),
    "short_replaced": "Ersetzte Angaben, die jemanden kenntlich machen: {replaced}, in {transcripts}.",
    "short_reviewed": "Prüfung durch einen Menschen: abgeschlossen.",
    "short_open": "Prüfung durch einen Menschen: **nicht abgeschlossen**, {waiting} von {asked} offen.",
    "short_more": (
        "Über eine Seite je Transkript hinaus: {n} weitere Frage ohne Entscheidung.",
        "Über eine Seite je Transkript hinaus: {n} weitere Fragen ohne Entscheidung.",
    ),
    "short_recall": "Nennungen von Personen, die ersetzt sind, geschätzt aus einer Zufallsstichprobe: {share} "
    "(95-%-Intervall ab {low}).",
    "short_no_recall": "Nennungen von Personen, die ersetzt sind, geschätzt aus einer Zufallsstichprobe: noch nicht "
    "geschätzt.",
    "short_only_ones": "Teilnehmende, die als Einzige alle ihre Merkmale haben: {alone} von {of}.",
    "short_stand_out": "Teilnehmende, die durch stehen gelassene Tatsachen auffallen: {now} jetzt, {before} vor jeder "
    "Entscheidung.",
    "what_these_data_are": "Was diese Daten sind",
    "pseudonymised": "Die Daten sind **pseudonymisiert**, solange der Schlüssel und das Register der Pseudonyme "
    "bestehen: Mit ihnen kann jede Person wieder benannt werden, die Daten bleiben also personenbezogen (DSGVO, Art. "
    "4(5)). Anonym dürfen sie erst heißen, wenn Schlüssel, Register und Originale vernichtet sind und das verbleibende "
    "Risiko, das hier beschrieben ist, als annehmbar beurteilt wird.",
    "what_was_replaced": "Was ersetzt wurde",
    "nothing_found": "Es wurde nichts gefunden, das jemanden kenntlich macht.",
    "column_transcript": "Transkript",
    "row_all": "alle",
    "left_kept": "Gefunden und so belassen, wie es gesagt wurde, nach der Regel der Kategorie: {counts}.",
    "left_refused": "Gefunden und so belassen, wie es gesagt wurde, weil die Prüfung es so entschied: {counts}.",
    "left_public": "Gefunden und so belassen, wie es gesagt wurde, weil es öffentliche Namen sind, die niemanden "
    "kenntlich machen (`anonymise.public`): {counts}.",
    "count": "{what}: {n}",
    "what_was_reviewed": "Was ein Mensch geprüft hat",
    "nothing_to_review": "Es gab nichts zu prüfen.",
    "reviewed": "{done} von {asked} Fragen haben eine Entscheidung ({share}).",
    "not_complete": "**Die Prüfung ist nicht abgeschlossen.**",
    "reviewed_more": (
        "{n} weitere Frage, weniger heikel oder weniger zweifelhaft als die gestellten zu ihrem Transkript, hatte auf "
        "der Seite des Transkripts keinen Platz (`anonymise.review_page`) und hat keine Entscheidung.",
        "{n} weitere Fragen, jede weniger heikel oder weniger zweifelhaft als die gestellten zu ihrem Transkript, "
        "hatten auf der Seite des Transkripts keinen Platz (`anonymise.review_page`) und haben keine Entscheidung.",
    ),
    "reviewers": "Prüfende Personen: {reviewers}; letzte Entscheidung: {day}.",
    "no_day": "ohne Datum",
    "column_question": "Frage nach",
    "column_decided": "entschieden",
    "column_asked": "gestellt",
    "about_frequent": "der Liste dessen, was am häufigsten ersetzt wird",
    "about_uncertain": "unsicheren Namen",
    "about_unknown_word": "unbekannten großgeschriebenen Wörtern",
    "about_doubtful_link": "der gemeinten Person",
    "about_fact": "stehen gelassenen Tatsachen",
    "about_once": "einmal gesagten Namen",
    "about_sample": "zufällig gezogenen Beiträgen",
    "what_may_be_missed": "Was noch übersehen sein kann",
    "rules_alone": "**Kein Sprachmodell für: {languages}.** Dort werden Namen allein durch die Personenliste, durch "
    "das, was jemanden ankündigt (Titel, Grüße, Verwandtschaft), und durch Namenlisten gefunden. Ein seltener Name, "
    "den nichts ankündigt, wird übersehen, und weniger Orte und Organisationen werden gefunden: Lesen Sie mehr "
    "zufällig gezogene Beiträge.",
    "language_en": "Englisch",
    "language_fr": "Französisch",
    "language_de": "Deutsch",
    "no_recall": "Keine Schätzung: Noch wurde kein zufällig gezogener Beitrag gelesen und gezählt, oder keiner davon "
    "nennt eine Person. Geben Sie in der Prüfung bei jedem die Zahl der übersehenen Personen an.",
    "turns_drawn": ("{n} zufällig gezogenen Beitrag", "{n} zufällig gezogenen Beiträgen"),
    "persons_replaced": ("war {n} Nennung von Personen ersetzt", "waren {n} Nennungen von Personen ersetzt"),
    "recall": "In {turns} aus {transcripts}, von einem Menschen gelesen, {replaced} und {missed} übersehen: eine "
    "geschätzte Trefferquote von {share} (95-%-Intervall {interval}, Clopper und Pearson). Das Intervall nimmt jede "
    "Nennung für eine eigene Ziehung; Nennungen in einem Beitrag gleichen einander, der wahre Wert kann also etwas "
    "außerhalb liegen. Was dort übersehen und bei der Prüfung ergänzt wurde, ist jetzt ersetzt; die Schätzung gilt für "
    "den Stand davor.",
    "by_the_sheet": "Lässt sich jemand von allen anderen der Studie unterscheiden? Nach dem, was die Tabelle der "
    "Teilnehmenden sagt:",
    "no_attributes": "Die Tabelle der Teilnehmenden sagt nichts von ihnen, wodurch jemand auffallen könnte.",
    "attributes": "Merkmale: {attributes}. k = {k}:",
    "only_ones": (
        "{n} von {of} Teilnehmenden hat als einzige Person alle ihre Merkmale.",
        "{n} von {of} Teilnehmenden haben als Einzige alle ihre Merkmale.",
    ),
    "shared_with": (
        "Alle Teilnehmenden haben sämtliche Merkmale mit mindestens {n} anderen Person gemeinsam.",
        "Alle Teilnehmenden haben sämtliche Merkmale mit mindestens {n} anderen gemeinsam.",
    ),
    "in_bands": (
        "Mit Altersangaben in Stufen von zehn Jahren ist k = {k}, und {n} Person bleibt allein: Drucken Sie nie das "
        "Alter in Jahren.",
        "Mit Altersangaben in Stufen von zehn Jahren ist k = {k}, und {n} Personen bleiben allein: Drucken Sie nie das "
        "Alter in Jahren.",
    ),
    "small_groups": "Gruppen von weniger als {few}; lassen Sie Merkmale in Tabellen weg, oder fassen Sie deren Werte "
    "zusammen:",
    "by_what_they_tell": "Nach dem, was sie von sich erzählen und was in den Texten stehen gelassen ist:",
    "what_was_decided": "Was über stehen gelassene Tatsachen entschieden wurde",
}
