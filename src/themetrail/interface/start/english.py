"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Start here",
    "about": "This folder holds the results of a study of interviews or group talks. It holds no recording, no "
    "original transcript\nand no list of names: what is in it was searched for names before it was handed out.",
    "open_first": "Open first",
    "nothing": "nothing is finished yet",
    "link": "{file}: {what}",
    "a_table": "a table of the paper",
    "explorer": "every code with the quotations behind it, to look through",
    "methods": "how it was done, as a text for the paper",
    "pack": "what reviewers ask for, in one document",
    "status": "how far the study is, and who has what to do",
    "verification": "what was checked, and whether it holds",
    "what_is_in_it": "What is in it",
    "folder": ("{folder} ({n} file): {holds}", "{folder} ({n} files): {holds}"),
    "others": ("{n} file besides", "{n} files besides"),
    "holds_report": "the tables of the paper (Word, Excel, web page, plain table), figures, the methods text, the "
    "explorer, tables for reviewers",
    "holds_themes": "how many participants speak of each theme and code",
    "holds_agreement": "how far the coders agree",
    "holds_coding": "what the coders decided, segment by segment",
    "holds_suggest": "how good the suggested codes are",
    "holds_anonymise": "texts in which names are replaced",
    "holds_segment": "the segments into which the texts are cut",
    "holds_audit": "for the auditor: what went in, what came out, by which program",
    "holds_logs": "what each step of the program noted",
    "holds_benchmarks": "how long each step took",
    "holds_config": "how the study is set up",
    "holds_rounds": "what the coders were given",
    "as_handed_out": "Is it as it was handed out?",
    "by_verify": "{sums} lists every file with its digest. Who has Themetrail can check all of it: open a terminal "
    "in\nthis folder and give {command}.",
    "by_sums": "Without it, {command} tells whether a file was changed.",
}
