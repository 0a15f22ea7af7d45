"""An installation carries the workflow with the library; a checkout, installed as it stands, has it at its top."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WORKFLOW = ("Snakefile", "workflow", "scripts", "profiles")


class WorkflowInWheel(BuildHookInterface):
    """Puts the workflow where `themetrail.running.project` looks for it in an installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the workflow's files, but not to an editable installation, where copies would grow old."""
        if version == "standard":
            build_data["force_include"] |= {part: f"themetrail/_project/{part}" for part in WORKFLOW}
