"""Synthetic studies and what they cost.

python benchmarks/scale write 100 FOLDER      a study of 100 transcripts of about 8,000 words each
python benchmarks/scale return FOLDER         what its coders return, once the round is issued
"""

import argparse
from pathlib import Path

from coders import return_round
from measure import measure, seconds_to_plan
from study import write_study


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "write": "write a study",
        "measure": "write a study, run it to its tables, and measure",
        "plan": "write a study and measure how long a dry run takes",
    }
    for name, about in helps.items():
        command = commands.add_parser(name, help=about)
        command.add_argument("count", type=int)
        command.add_argument("folder", type=Path)
        command.add_argument("--words", type=int, default=8000, help="words in a transcript (default 8000)")
        command.add_argument("--batches", type=int, help="batches of transcripts (default: one for 25 transcripts)")
        if name == "measure":
            command.add_argument("--floors", type=int, default=2, choices=(1, 2), help="how often to measure bare NER")
            command.add_argument("--runs", type=int, default=1, help="how often to do all of it (default 1)")
    returned = commands.add_parser("return", help="write what the coders return")
    returned.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "return":
        return_round(arguments.folder)
        return
    size = {"words": arguments.words, "batches": arguments.batches}
    if arguments.command == "write":
        write_study(arguments.folder, arguments.count, **size)
    elif arguments.command == "measure":
        print(measure(arguments.folder, arguments.count, **size, floors=arguments.floors, runs=arguments.runs))
    else:
        print(seconds_to_plan(arguments.folder, arguments.count, **size))


if __name__ == "__main__":
    main()
