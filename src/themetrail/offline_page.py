"""A page of one file that works without a network: it loads nothing, and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape


def offline_page(title: str, data: object, *, style: str, script: str, language: str = "en", without: str) -> str:
    """The whole page, with an empty `<div id="page">` that its script fills.

    What comes from a study stands in one block of JSON that cannot end its element, and the page's policy names the
    script and the style by their digests. `without` is what a reader sees whose browser runs no script.
    """
    policy = (
        f"default-src 'none'; script-src '{_digest_of(script)}'; style-src '{_digest_of(style)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<noscript>{escape(without)}</noscript>
<div id="page"></div>
<script type="application/json" id="data">{json_block(data)}</script>
<script>{script}</script>
</body>
</html>
"""


def json_block(data: object) -> str:
    """JSON that may stand in a script element: no <, > or & in it, nor a line separator that ends a JavaScript line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _digest_of(text: str) -> str:
    """The source expression by which a Content Security Policy names an inline script or style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
