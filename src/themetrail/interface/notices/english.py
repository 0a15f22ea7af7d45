"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "at_work": "The last run has not come to its end. Where no run is at work any more, it was ended from outside: "
    "`themetrail unlock --directory MY-STUDY`, then `themetrail run --directory MY-STUDY`. What stands below is older.",
    "in_part": "The last run made a part of the results only: tables and audit may not follow from what they rest on "
    "until the study is run to its end: `themetrail run --directory MY-STUDY`.",
    "not_yet": "The study has not been run to its end yet; until it is, there are no tables, or some of them only: "
    "`themetrail run --directory MY-STUDY`.",
    "issued": "A round was issued since the last run: `themetrail status --directory MY-STUDY` says who has what to do "
    "now. What stands below is older.",
    "stopped": "The last run stopped: {why} Details: {details}. What stands below, and in `results/`, is older.",
    "on_request": "The last run was ended before it had come to its end: by Ctrl-C, the end of a session, a time limit "
    "or a shutdown. What it had finished stays; the rest: `themetrail run --directory MY-STUDY`. What stands below, "
    "and in `results/`, may be older.",
    "on_the_screen": "run the study to see them on the screen",
    "job_failed": "A job failed",
}
