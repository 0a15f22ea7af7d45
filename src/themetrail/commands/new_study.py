"""Make the folder of a new study."""

import sys
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.new_study import new_study


def main() -> None:
    try:
        folder = Path(sys.argv[1])
        new_study(folder)
    except IndexError:
        sys.exit("themetrail: name the folder of the new study: make new-study DIR=MY-STUDY")
    except StudyError as problem:
        sys.exit(f"themetrail: {problem}")
    print(f"{folder} is ready; its README.md says what to fill in.")
    print("data/private/study.key is secret: keep a copy in a safe place.")


if __name__ == "__main__":
    main()
