"""Synthetic studies and what they cost.

python benchmarks/scale write 100 FOLDER      a study of 100 transcripts of about 8,000 words each
python benchmarks/scale return FOLDER         what its coders return, once the round is issued
"""

import argparse
from pathlib import Path

from coders import return_round
from study import write_study


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="write a study")
    write.add_argument("count", type=int)
    write.add_argument("folder", type=Path)
    write.add_argument("--words", type=int, default=8000, help="words in a transcript (default 8000)")
    write.add_argument("--seed", type=int, default=1)
    write.add_argument("--batches", type=int, help="batches of transcripts (default: one for 20 transcripts)")
    returned = commands.add_parser("return", help="write what the coders return")
    returned.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "write":
        settings = {"words": arguments.words, "seed": arguments.seed, "batches": arguments.batches}
        write_study(arguments.folder, arguments.count, **settings)
    else:
        return_round(arguments.folder)


if __name__ == "__main__":
    main()
