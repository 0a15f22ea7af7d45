"""The forms that the gate last put together for a study, so that they need not be put together from its tables again.

To tell what could be a name in a list of people takes dictionaries, which take longer to load than a small study to
search. The file holds the forms and a mark: HMAC-SHA-256, keyed by the study's key, of the forms and of all that they
follow from. A mark cannot be made without the key; where a table, the code or a form in the file has changed, the forms
are put together as if for the first time. The file is sealed, as what it was made from.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from themetrail.audit.gate.forms import Form
from themetrail.audit.gate.marks import mark_of

_PURPOSE = b"forms that the gate looks for"


@dataclass(frozen=True)
class FormsBefore:
    """Where they are kept, the study's key, and the `software` that puts them together."""

    path: Path
    key: bytes
    software: Mapping[str, str]

    def of(self, tables: Iterable[Path], put_together: Callable[[], Iterable[Form]]) -> set[Form]:
        """The forms that follow from these tables: those of before, or `put_together` now and kept."""
        follow_from = [[name, version] for name, version in sorted(self.software.items())]
        follow_from += [["", hashlib.sha256(table.read_bytes()).hexdigest()] for table in tables]
        with suppress(OSError, ValueError, LookupError, TypeError):
            kept = json.loads(self.path.read_bytes())
            if hmac.compare_digest(kept["mark"], self._mark(follow_from, kept["forms"])):
                return {Form(*form) for form in kept["forms"]}
        forms = set(put_together())
        said = sorted([*astuple(form)] for form in forms)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"mark": self._mark(follow_from, said), "forms": said}
        self.path.write_text(json.dumps(kept, ensure_ascii=False) + "\n", encoding="utf-8")
        return forms

    def _mark(self, follow_from: list, forms: list) -> str:
        return mark_of(self.key, _PURPOSE, json.dumps([follow_from, forms]))
