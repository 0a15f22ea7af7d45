"""The form of the adjudication desk's export, shared by the page's data and by those who read it back."""

from themetrail.coding.sheets.desk_form import COUNT, TEXT, TIME, TIME_IF_ANY, Value

FORMAT, VERSION = "themetrail adjudication", 1
WHOLE = {
    "format": TEXT,
    "version": COUNT,
    "round": TEXT,
    "issue": TEXT,
    "decided_by": TEXT,
    "desk": TEXT,
    "sequence": COUNT,
    "exported_at": TIME,
}
LISTS = ("rulings", "history")
RULING = {
    "segment_id": TEXT,
    "code_id": TEXT,
    "decision": Value("keep, drop or empty", lambda value: value in ("keep", "drop", "")),
    "reason": TEXT,
    "decided_at": TIME_IF_ANY,
    "decided_by": TEXT,
}
