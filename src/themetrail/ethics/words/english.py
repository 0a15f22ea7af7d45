"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "and",
    "title": "Data protection record and impact assessment: {title}",
    "apart": "Paragraphs that are set in were written by people ({file}); everything else was computed from the "
    "study's folder and its last run. It is no legal advice.",
    "not_whole": "Provisional: the results of the last run are not whole, or not up to date.",
    "state": "[state: {what}]",
    "item": "{what}: {value}",
    "open_asked": "Only people can say this. Write it into {file}, and make the pack again:",
    "nothing_open": "Nothing is left open.",
    "open_slot": "{key}: {what}",
    # headings
    "head_controller": "Art. 30(1)(a): who is responsible",
    "head_purposes": "Art. 30(1)(b): purposes",
    "head_categories": "Art. 30(1)(c): whose data, and which",
    "head_recipients": "Art. 30(1)(d): who receives data",
    "head_transfers": "Art. 30(1)(e): transfers to other countries",
    "head_time_limits": "Art. 30(1)(f): time limits for erasure",
    "head_security": "Art. 30(1)(g): technical and organisational measures",
    "head_description": "Art. 35(7)(a): description of the processing",
    "head_necessity": "Art. 35(7)(b): necessity and proportionality",
    "head_risks": "Art. 35(7)(c): risks for those concerned",
    "head_measures": "Art. 35(7)(d): measures against these risks",
    "head_advice": "Art. 35(2) and (9): advice and views",
    "head_open": "Still to be stated",
    # what only people can say
    "slot_controller": "who is responsible, with address and contact, and who else with them",
    "slot_data_protection_officer": "the data protection officer, and how to reach them",
    "slot_purposes": "what the data are processed for",
    "slot_legal_basis": "the legal basis (Art. 6 and 9), under which law",
    "slot_special_categories": "which special categories of data people speak of, and of whom",
    "slot_recipients": "who outside of the team receives which data",
    "slot_access": "who in the team may open which folder, and who administers the computer",
    "slot_transfers": "whether data go to another country, and with which safeguards",
    "slot_retention": "when originals, key and pseudonymised data are destroyed or archived, and who sees to it",
    "slot_security": "what guards the computer: encryption of the disk, backups, promises of confidentiality",
    "slot_consent_procedure": "how participants were informed and consented, and how they can withdraw",
    "slot_ethics_approval": "which ethics committee approved the study, under which number (in config/methods.yaml)",
    "slot_necessity": "why these data are needed, and why no fewer would do",
    "slot_risk_judgement": "how the remaining risk is judged, by whom, and what follows from it",
    "slot_dpo_advice": "what the data protection officer advised",
    "slot_views_of_participants": "what participants think of the processing, or why they were not asked",
    # what is computed
    "titled": "Study: {title}. Processed with Themetrail {version}.",
    "subjects": "Those concerned are the participants, who speaks with them, and people of whom they speak.",
    "kinds_of_data": "What is processed, as the last run read it:",
    "health_unknown": "What people tell in their own words may belong to special categories (Art. 9); no program "
    "can say which.",
    "item_participants": "Participants in the study's sheet who have not withdrawn",
    "item_withdrew": "Participants who have withdrawn, of whom nothing is in the results",
    "item_persons": "Pseudonyms of persons in the transcripts",
    "item_transcripts": "Transcripts",
    "item_turns": "Turns",
    "item_words": "Words",
    "item_languages": "Languages",
    "item_attributes": "Attributes of participants in the sheet",
    "item_replaced": "Identifiers replaced, by kind",
    "item_kept": "Found and left as said, by the rule of their kind",
    "category_person": "persons",
    "category_place": "places",
    "category_organisation": "organisations",
    "category_date": "dates",
    "category_age": "ages",
    "category_birth_date": "dates of birth",
    "category_address": "addresses",
    "category_email": "e-mail addresses",
    "category_phone": "telephone numbers",
    "category_url": "web addresses",
    "coders_get": "Coders receive segments without names and the codebook, each in files of their own, after all "
    "files were searched for names.",
    "no_coder_yet": "No round of coding has been handed to coders yet.",
    "item_coders": "Coders in the rounds that were handed out",
    "item_rounds": "Rounds handed out",
    "item_shared": "What the configuration lets leave (audit.share)",
    "share_only_listed": "What is handed on by Themetrail's command share is that list alone, without the sealed "
    "folders, and searched for names before.",
    "no_network": "The program sends nothing anywhere: no step opens a network connection, no service and no "
    "model that writes text is used. Whether people carry data to another country is theirs to say.",
    "deletes_nothing": "The program destroys nothing at a date; people do.",
    "to_destroy": "As long as data/transcripts, data/private (with the registry of pseudonyms and the study's "
    "key) and results/sealed exist, persons can be named again.",
    "item_share_ends": "Consents to share that end at a day",
    "item_archive_ends": "Consents to archive that end at a day",
    "owner_alone": "Originals, names, key and what coders returned are readable by their owner alone (rights of "
    "the file system, looked at when this was written).",
    "open_files": "Files or folders that identify and that others than their owner could open when this was "
    "written: {n}. The next run takes these rights away where it can.",
    "key_encrypted": "The key of pseudonyms is encrypted; keys that may open it: {n}.",
    "key_open": "The key of pseudonyms is not encrypted; the rights of the file system guard it.",
    "gate": "Search for names in all that is handed to people, in the last run: {files} files searched, {found} "
    "places found, {awaiting} places with forms that await review.",
    "no_gate": "No run has searched the results for names yet.",
    "digests": "Every file of inputs and results is recorded by digest; Themetrail's command verify shows "
    "later changes.",
    "flow": "The way of the data, all of it in the study's folder:",
    "flow_ingest": "Transcripts are read into turns (results/sealed/ingest; their owner alone).",
    "flow_anonymise": "Names and other identifiers are found and replaced by pseudonyms that stay the same in "
    "the whole study (results/sealed/anonymise has what was replaced; results/anonymise the texts without).",
    "flow_review": "A person decides what is doubtful, and reads turns drawn at random for what was missed.",
    "flow_coding": "Segments of these texts are handed to coders in rounds, and their decisions come back.",
    "flow_tables": "Agreement and counts of participants are computed, and tables, figures and a methods text "
    "written (results/report).",
    "flow_audit": "All that people are handed is searched for names; each step is recorded (results/audit).",
    "flow_share": "What may leave is written by a command of its own, after another search.",
    "suggestions_on": "Codes may be suggested to coders, computed on this computer from segments that people "
    "coded; no code reaches a table that no person confirmed.",
    "suggestions_off": "No codes are suggested by the program.",
    "minimised": "Analysis works on texts in which identifiers were replaced; originals are read by the first "
    "two steps alone. Attributes held of participants: {attributes}.",
    "pseudonymised_still": "The data are pseudonymised, not anonymous (Art. 4(5)).",
    "method": "Method: names are found by language models for named entities ({models}), by the study's list of "
    "people and by rules, and a reviewer's decisions count above these.",
    "method_without_models": "Method: names are found by the study's list of people, by rules and by lists of names, "
    "without a language model, and a reviewer's decisions count above these.",
    "review_done": "The review by a person is complete: {decided} of {asked} questions decided.",
    "review_open": "The review by a person is not complete: {decided} of {asked} questions decided.",
    "recall": "Measured: in {turns} turns that were drawn at random and read by a person, {replaced} mentions of "
    "persons were replaced and {missed} missed, an estimated recall of {share} (95% interval {interval}, Clopper "
    "and Pearson). It is of the state before what was missed was added.",
    "no_recall": "Recall has not been measured: nobody has counted what was missed in the turns drawn at random, "
    "or none of these names a person.",
    "item_only_ones": "Participants who are the only ones with all of their attributes",
    "item_stand_out_now": "Participants who stand out by facts that are left in the texts, now",
    "item_stand_out_before": "The same before any decision",
    "not_covered": "These counts come of a search by lists and patterns, and prove nothing: who knows a "
    "participant may recognise them, and what somebody outside knows or has published is not known here. "
    "results/anonymise/risk.md has the details and what is not covered.",
    "consent_obeyed": "What participants refused is left out of quotations, of what is shared, and of archives. "
    "Participants who refused, or whose consent ends at a day:",
    "item_refused_may_quote": "to be quoted",
    "item_refused_may_share": "that their words be shared",
    "item_refused_may_archive": "that their words be archived",
    "withdrawal": "Who withdraws is taken out of all results by the next run; Themetrail's command withdraw "
    "lists which "
    "files to destroy, and says before and shows afterwards what changes in each table.",
    "access_right": "What one person said can be found and handed to them: each turn bears the participant's id "
    "(Art. 15).",
}
