"""GUIDs that follow from what they stand for (version 5, RFC 9562), so that each export gives the same ones."""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid

_OWN = uuid.uuid5(uuid.NAMESPACE_URL, "urn:themetrail:refi-qda")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Guids:
    """The GUIDs of one study. Its key keeps codes of the same id in two studies apart, and cannot be told from them."""

    def __init__(self, key: bytes) -> None:
        self._space = uuid.uuid5(_OWN, hmac.new(key, b"refi-qda", hashlib.sha256).hexdigest())

    def of(self, kind: str, *ids: object) -> str:
        """The GUID of one thing of a kind."""
        return str(uuid.uuid5(self._space, "\n".join([kind, *map(str, ids)])))


def guid_from(said: str) -> str:
    """What a program called a thing, as a GUID: itself where it is one."""
    return said if _GUID.fullmatch(said) else str(uuid.uuid5(_OWN, said))
