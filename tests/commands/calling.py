"""The command `themetrail`, called within this process."""

import os
import sysconfig
from subprocess import CompletedProcess

from click.testing import CliRunner

from themetrail.commands.main import main


def call(*arguments: object) -> CompletedProcess:
    """What `themetrail` says and ends with; the folder at work in is that of the test."""
    # As in an environment that is activated: sentences name the command by its name alone.
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    told = CliRunner(env={"PATH": path}).invoke(main, [str(argument) for argument in arguments])
    if told.exception is not None and not isinstance(told.exception, SystemExit):
        raise told.exception
    return CompletedProcess(arguments, told.exit_code, told.stdout, told.stderr)
