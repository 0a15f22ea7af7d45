"""Marks under what the gate remembers: none can be made without the study's key."""

from __future__ import annotations

import hashlib
import hmac


def mark_of(key: bytes, purpose: bytes, said: str) -> str:
    """HMAC-SHA-256 of what is said, in hexadecimal digits, by a key of its own for each purpose: with the study's,
    public digests of what people bring could be used as marks."""
    own = hmac.new(key, purpose, hashlib.sha256).digest()
    return hmac.new(own, said.encode(), hashlib.sha256).hexdigest()
