"""The command `themetrail`, called within this process."""

from subprocess import CompletedProcess

from click.testing import CliRunner

from themetrail.commands.main import main


def call(*arguments: object) -> CompletedProcess:
    """What `themetrail` says and ends with; the folder at work in is that of the test."""
    told = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if told.exception is not None and not isinstance(told.exception, SystemExit):
        raise told.exception
    return CompletedProcess(arguments, told.exit_code, told.stdout, told.stderr)
