"""`python -m themetrail` is the command `themetrail`."""

from themetrail.commands.main import main

if __name__ == "__main__":
    main()
