"""Synthetic studies and what they cost.

python benchmarks/scale write 100 FOLDER      a study of 100 transcripts of about 8,000 words each
python benchmarks/scale return FOLDER         what its coders return, once the round is issued
python benchmarks/scale coded 1000 FOLDER --words 2820 --sentences 1 1 --codes 400 --coders 10
                                              what each step costs with 100,000 segments, 400 codes and 10 coders
python benchmarks/scale survey FOLDER         what each step costs in a survey of 120 respondents with 400 codes
"""

import argparse
from pathlib import Path

from coders import return_round
from measure import coded, measure, seconds_to_plan, survey
from study import Shape, write_study
from talk import SENTENCES


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "write": "write a study",
        "measure": "write a study, run it to its tables, and measure",
        "coded": "write a study, run it, have it coded, run it again, and say what each rule cost",
        "plan": "write a study and measure how long a dry run takes",
    }
    for name, about in helps.items():
        command = commands.add_parser(name, help=about)
        command.add_argument("count", type=int)
        command.add_argument("folder", type=Path)
        command.add_argument("--words", type=int, default=8000, help="words in a transcript (default 8000)")
        command.add_argument("--batches", type=int, help="batches of transcripts (default: one for 25 transcripts)")
        command.add_argument("--codes", type=int, default=12, help="codes of the codebook (default 12, at most 400)")
        command.add_argument("--coders", type=int, default=2, help="coders, who all code all segments (default 2)")
        command.add_argument("--sentences", type=int, nargs=2, default=SENTENCES, help="fewest and most in an answer")
        if name == "measure":
            command.add_argument("--floors", type=int, default=2, choices=(1, 2), help="how often to measure bare NER")
            command.add_argument("--runs", type=int, default=1, help="how often to do all of it (default 1)")
    returned = commands.add_parser("return", help="write what the coders return")
    returned.add_argument("folder", type=Path)
    of_survey = commands.add_parser("survey", help="write a survey, run it, have it coded, and measure the run after")
    of_survey.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "return":
        return_round(arguments.folder)
        return
    if arguments.command == "survey":
        print(survey(arguments.folder))
        return
    what = (arguments.folder, arguments.count)
    named = {name: getattr(arguments, name) for name in ("words", "batches", "codes", "coders")}
    shape = Shape(**named, sentences=tuple(arguments.sentences))
    if arguments.command == "write":
        write_study(*what, shape)
    elif arguments.command == "measure":
        print(measure(*what, shape, floors=arguments.floors, runs=arguments.runs))
    elif arguments.command == "coded":
        print(coded(*what, shape))
    else:
        print(seconds_to_plan(*what, shape))


if __name__ == "__main__":
    main()
