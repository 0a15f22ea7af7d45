"""Lets jobs start where the path to Python has blanks or quotation marks in it.

Snakemake writes this path as it stands into the lines that a shell reads, those of scripts and those that a cluster
gets, so that of a project in a folder `My programs` no job could start. Other paths are quoted by Snakemake itself.
"""

from __future__ import annotations

import shlex
from typing import Any

from snakemake.script import PythonScript
from snakemake_interface_executor_plugins.executors.remote import RemoteExecutor

_execute_as_it_stands = PythonScript._execute_cmd
_python_as_it_stands = RemoteExecutor.get_python_executable


def quote_path_of_python() -> None:
    """Have the path quoted in all lines for a shell that this process writes from now on."""
    PythonScript._execute_cmd = _execute
    RemoteExecutor.get_python_executable = _python


def _execute(script: PythonScript, command: str, **named: Any) -> Any:
    if "py_exec" in named:
        named["py_exec"] = shlex.quote(named["py_exec"])
    return _execute_as_it_stands(script, command, **named)


def _python(executor: RemoteExecutor) -> str:
    return shlex.quote(_python_as_it_stands(executor))
