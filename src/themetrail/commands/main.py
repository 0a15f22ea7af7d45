"""The command `themetrail`: a table of its verbs, each in a module of its name that is loaded when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from themetrail import __version__
from themetrail.commands.ending import EXIT_CODES, code_of_end
from themetrail.commands.study_folder import given_to
from themetrail.nearest import nearest

# What the list of commands says of each. Whoever asks for that list does not wait for pandas or Snakemake.
VERBS = {
    "Your study": {
        "new-study": "make the folder of a new study",
        "labels": "show which speakers a transcript has",
        "unpack": "take the texts out of a project of another program, as transcripts",
        "survey": "take answers to open questions from a table",
        "prior": "take coded data of earlier work, from which suggestions learn",
        "run": "run the study, as far as it can go",
        "status": "say who has what to do",
        "issue": "hand a round of coding to your coders",
        "reissue": "issue a round again, without a name that it holds",
        "unlock": "after a run that was killed: let the next one start",
        "withdraw": "say what follows when somebody withdraws",
    },
    "What may leave": {
        "report": "make Snakemake's report of the study, searched for names",
        "search": "search all that is handed to people for names",
        "share": "write a folder or an archive of all that may leave",
        "ethics": "write the data protection record and impact assessment",
        "deposit": "write a folder for a repository: data, what describes them, and metadata",
        "export": "write a project for NVivo, MAXQDA, ATLAS.ti or QualCoder, or tags for Taguette",
    },
    "Between programs": {
        "doctor": "say what a program did to a project on its way there and back",
    },
    "For the auditor": {
        "verify": "check every digest, count and law",
        "sign": "sign the results with your SSH key",
        "trace": "from a cell of a table to the words, or back",
        "compare": "say what changed between two runs",
    },
    "For whoever holds the key": {
        "reidentify": "show what was said before names were replaced",
    },
}
_SAID = {verb: says for verbs in VERBS.values() for verb, says in verbs.items()}


def verb_called(verb: str) -> click.Command:
    """The verb of this name, from the module of this name."""
    name = verb.replace("-", "_")
    return getattr(import_module(f"themetrail.commands.{name}"), name)


class Verbs(click.Group):
    """All verbs. However one ends, `ending` says what is told of it and with which exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which a study needs them."""
        return list(_SAID)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name, loaded now; nothing where there is none."""
        return verb_called(cmd_name) if cmd_name in _SAID else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What the command line says; an option of the verbs that stands before the verb is told where it stands."""
        if args and args[0].partition("=")[0] == "--directory":
            ctx.fail("--directory stands behind the command, as in `themetrail status --directory MY-STUDY`")
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is called; where there is none of that name, the nearest one is named and nothing is done."""
        given_to(ctx, args[1:])
        if args and args[0] not in _SAID and (near := nearest(args[0], _SAID)):
            ctx.fail(f"there is no command '{args[0]}'; did you mean '{near}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with what each does, then what exit codes say."""
        for section, verbs in VERBS.items():
            with formatter.section(section):
                formatter.write_dl(list(verbs.items()))
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Do what the command line says, and end with its exit code."""
        _open_what_is_closed()
        try:
            code = super().main(args, **{**extra, "prog_name": "themetrail", "standalone_mode": False})
            sys.stdout.flush()
        except BaseException as problem:
            code = code_of_end(problem)
        sys.exit(code or 0)


def _open_what_is_closed() -> None:
    """Where a job's scheduler closed the standard streams, what is said goes nowhere, and nothing stops for it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as the process


@click.group(cls=Verbs, subcommand_metavar="COMMAND ...", epilog="`themetrail COMMAND --help` says more of each.")
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """From interview transcripts to the tables of a paper, in one run that anybody can repeat and audit.

    Commands that work on a study take --directory STUDY; without it they work on the folder that you are in.
    """
