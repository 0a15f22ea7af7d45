"""The reference page of all commands, from what their `--help` says."""

from __future__ import annotations

from inspect import cleandoc

import click

from themetrail.commands.ending import EXIT_CODES
from themetrail.commands.main import VERBS, verb_called

_HEAD = """# The command `themetrail`

Written from the commands themselves by `make docs`; `themetrail COMMAND --help` says the same.

Commands that work on a study take `--directory STUDY`; without it they work on the folder that you are in. A folder
that holds no `config/config.yaml` is no study and is refused; `verify`, `trace`, `compare` and `sign` also take a
copy that was shared, `labels` can do without a study, and `doctor` needs none. Files that you name are looked for,
and written, where you are.

In the project's own folder `make` says the same in short: `make run DIR=MY-STUDY` is
`themetrail run --directory MY-STUDY`; `make` alone shows what there is.
"""
_CODES = """
## Exit codes

A command that stops says why in one sentence that begins with `themetrail:`. An error in the program itself is named by
its kind and place only, since its message might hold a participant's words; where the variable `THEMETRAIL_DEBUG` is
set to 1, all of it is shown.

| exit code | meaning |
|---|---|
"""


def reference_page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for section, verbs in VERBS.items():
        parts.append(f"\n## {section}\n")
        parts += [_about(verb) for verb in verbs]
    rows = "".join(f"| {code} | {meaning} |\n" for code, meaning in EXIT_CODES.items())
    return "".join([*parts, _CODES, rows])


def _about(verb: str) -> str:
    """Usage, explanation and options of one verb."""
    command = verb_called(verb)
    context = click.Context(command, info_name=verb)
    usage = " ".join(["themetrail", verb, *command.collect_usage_pieces(context)])
    own = [each for each in command.params if isinstance(each, click.Option) and each.name != "study"]
    records = filter(None, (option.get_help_record(context) for option in own))
    options = "".join(f"| `{names}` | {says} |\n" for names, says in records)
    table = f"\n| option | |\n|---|---|\n{options}" if options else ""
    return f"\n### `{usage}`\n\n{cleandoc(command.help or '')}\n{table}"
