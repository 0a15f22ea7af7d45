"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Verification",
    "all_holds": "Everything that was checked holds.",
    "not_all_holds": "{faults} things do not hold.",
    "holds": "- holds: {claim}.",
    "does_not_hold": "- DOES NOT HOLD: {claim}.",
    "limits": "What this cannot show: whoever can write to this folder can change a file and then make all that rests "
    "on it, the records and the manifest again. Only accidental or partial change can be seen, unless the head digest "
    "was kept elsewhere (in a preregistration, in a letter to the supervisor) and is given to `{command}`, or is "
    "signed.",
    # what is checked
    "claim_head": "The head digest is that of the manifest",
    "claim_files": "Every file of the inputs and results is as the manifest lists it",
    "claim_circumstances": "Logs, benchmarks and encrypted files are as they were when the run ended",
    "claim_closing": "The last two jobs' own logs and benchmarks are as they were when the run ended",
    "claim_crate": "The crate holds what its list under the head says, and states no times but those of the logs",
    "claim_archives": "Archives that were made to be shared hold the files of this run",
    "claim_records": "Every job has a readable record",
    "claim_chain": "The ledger is the chain of the jobs' records",
    "claim_recorded": "Every file is what the jobs that made and read it recorded",
    "claim_inputs": "Every job read what the job before it made",
    "claim_code": "Every job recorded the code and the packages that it ran",
    "claim_turns": "Nothing is lost: every turn that was read is among the anonymised turns",
    "claim_segments": "Nothing is lost: every character of a turn that is cut up is in exactly one segment",
    "claim_gate": "Nothing leaks: the gate searched everything and found nothing",
    "claim_decided": "People decide: every coding and every consensus rests on what a person decided",
    "claim_shown": "People decide: the decisions that were read are those that are shown",
    "claim_counts": "Every count of participants is the number of those who said what was given that code",
    "claim_tables": "The tables of the report state these counts",
    "claim_rights": "Nothing leaks: what identifies people is its owner's alone",
    "claim_page": "The page of the verification says what was found",
}
