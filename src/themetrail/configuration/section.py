"""What all sections share: unknown keys are errors, and no value is turned into another kind or changed."""

from __future__ import annotations

import ast
import inspect
import textwrap

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One section of the configuration; what a key means stands below it, as a text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_default=True)


def meanings(section: type[BaseModel]) -> dict[str, str]:
    """What each key of a section means, in one line, from its source.

    Pydantic reads the same where it is told to, but at each start of a command.
    """
    (written,) = ast.parse(textwrap.dedent(inspect.getsource(section))).body
    assert isinstance(written, ast.ClassDef)
    found = {}
    for key, below in zip(written.body, written.body[1:], strict=False):
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(below, ast.Expr):
            found[key.target.id] = " ".join(ast.literal_eval(below.value).split())
    return found
