"""A page of one file that works without a network: it loads nothing, and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape


def still_page(title: str, style: str, body: str, language: str = "en") -> str:
    """A whole page without a script; `body` is its HTML, in which all that comes from a study is escaped."""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def offline_page(
    title: str, data: object, *, styles: Sequence[str], scripts: Sequence[str], without: str, language: str = "en"
) -> str:
    """The whole page, with an empty `<div id="page">` that its script fills.

    What comes from a study stands in one block of JSON that cannot end its element, and the page's policy names
    scripts and styles by their digests. Each stands in an element of its own, as it is, so that who searches the page
    for names can tell what is no text of the study. `without` is what a reader sees whose browser runs no script,
    `language` that in which the page speaks.
    """
    may_run = " ".join(f"'{_digest_of(script)}'" for script in scripts)
    may_look = " ".join(f"'{_digest_of(style)}'" for style in styles)
    policy = f"default-src 'none'; script-src {may_run}; style-src {may_look}"
    policy += "; base-uri 'none'; form-action 'none'"
    looks = "\n".join(f"<style>{style}</style>" for style in styles)
    elements = "\n".join(f"<script>{script}</script>" for script in scripts)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escape(title)}</title>
{looks}
</head>
<body>
<noscript>{escape(without)}</noscript>
<div id="page"></div>
<script type="application/json" id="data">{json_block(data)}</script>
{elements}
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
