"""Changes of what is written in JSON, YAML, XML, RTF and PDF."""

from __future__ import annotations

import json
import random
import re
from typing import Any

from fuzzing.odd import DEEP, ODD, Change, one_of, said
from fuzzing.text_changes import flip

_ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 10**400, 1.5, -0.0, 1e308, float("nan"), float("inf"), [], {}, [[]], [None],
    [{}], {"": 0}, ["x"] * 3, *ODD,
)  # fmt: skip


def _json(content: bytes, draw: random.Random) -> bytes:
    """A value of JSON replaced, taken out, doubled or put deep into others."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return flip(content, draw)
    holders = [(whole, key) for key in _keys(whole)]
    for holder, key in holders:  # grows while it is gone through
        holders.extend((holder[key], inner) for inner in _keys(holder[key]))
    if not holders:
        return flip(content, draw)
    holder, key = draw.choice(holders)
    how = draw.choice(("odd", "odd", "odd", "out", "twice", "deep", "list"))
    if how == "out":
        del holder[key]
    elif how == "twice" and isinstance(holder, list):
        holder.insert(key, holder[key])
    elif how == "list":
        holder[key] = [holder[key]]
    else:
        holder[key] = "\uf8ff" if how == "deep" else draw.choice(_ODD_VALUES)
    said = json.dumps(whole, ensure_ascii=draw.random() < 0.7)
    if how == "deep":
        said = said.replace(json.dumps("\uf8ff"), "[" * DEEP + "]" * DEEP).replace('"\uf8ff"', "[" * DEEP + "]" * DEEP)
    return said.encode("utf-8", "surrogatepass")


def _keys(value: Any) -> list:
    return list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []


def _key_twice(content: bytes, draw: random.Random) -> bytes:
    return one_of(content, draw, rb'"[^"\\]*"\s*:', lambda found: found[0] + b" 1, " + found[0])


_YAML = (
    "*x", "&x [*x]", "!!binary x", "!!python/object/apply:os.system [x]", "!!set {a}", "!!omap [a: 1]", "1:30",
    "0o17", "0b1", "2024-02-30", "2024-02-30T25:61:61Z", "=", "<<", "? x", "|", ">", "'", '"\\ud800"', '"\\x00"',
    '"\\U00110000"', "[" * DEEP, "[[[[[[[[]]]]]]]]", "{a: {b: {c: 1}}}", "- - - 1", "~", ".inf", ".nan", "-.5e400",
    "@x", "`x", "%x", "{<<: 1}", "[1, 2", "!<x> y", "9" * 5000, "{? [1]: 2}", "{1: 2}", "{~: 1}", "[]", "{}",
    "[null]", "[{}]",
)  # fmt: skip


def _yaml_value(content: bytes, draw: random.Random) -> bytes:
    odd = draw.choice((*_YAML, *ODD))
    return one_of(content, draw, rb"(?<=: )[^\n]+|(?<=- )[^\n]+", lambda _: said(odd))


def _yaml_key(content: bytes, draw: random.Random) -> bytes:
    odd = draw.choice((*_YAML, *ODD))
    return one_of(content, draw, rb"(?m)^( *)(- )?[a-z_]+(?=:)", lambda found: (found[1] or b"") + said(odd))


BOMB = b'<!DOCTYPE b [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (99 + n, b"&%c;" % (98 + n if n else 97) * 20) for n in range(12)
)
BOMB += b"]>"
OUTSIDE = b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_TAG = rb"<[^<>!?]+>"


def _xml_attribute(content: bytes, draw: random.Random) -> bytes:
    odd = said(draw.choice(ODD)).replace(b'"', b"&quot;").replace(b"<", b"&lt;")
    return one_of(content, draw, rb'="[^"<>]*"', lambda _: b'="' + odd + b'"')


def _xml_no_attribute(content: bytes, draw: random.Random) -> bytes:
    return one_of(content, draw, rb'\s[\w:.-]+="[^"<>]*"', lambda _: b"")


def _xml_text(content: bytes, draw: random.Random) -> bytes:
    odd = said(draw.choice(ODD)).replace(b"<", b"&lt;")
    return one_of(content, draw, rb"(?<=>)[^<>]+(?=<)", lambda _: odd)


def _xml_node(content: bytes, draw: random.Random) -> bytes:
    """An element taken out, doubled, put into itself, or many times."""
    how = draw.choice((lambda one: b"", lambda one: one * 2, lambda one: one * 500, _into_itself))
    elements = rb"<([\w:.-]+)(?:\s[^<>]*)?(?:/>|>(?:(?!<\1[\s>]).){0,4000}?</\1>)"
    return one_of(content, draw, elements, lambda found: how(found[0]))


def _into_itself(element: bytes) -> bytes:
    end = element.rfind(b"</")
    return element if end < 0 else element[:end] + element + element[end:]


def _xml_tag(content: bytes, draw: random.Random) -> bytes:
    """A tag alone taken out or doubled: the tree is none any more, or another."""
    return one_of(content, draw, _TAG, lambda found: draw.choice((b"", found[0] * 2, b"<x>", b"</x>", b"<x/>")))


def _xml_name(content: bytes, draw: random.Random) -> bytes:
    names = [found[1] for found in re.finditer(rb"<([\w:.-]+)", content)]
    if not names:
        return content
    old, new = draw.choice(names), draw.choice((*names, b"x", b"x:y"))
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\1" + new, content)


def _xml_deep(content: bytes, draw: random.Random) -> bytes:
    """An element within itself many times."""
    name = draw.choice([found[1] for found in re.finditer(rb"<([\w:.-]+)", content)] or [b"x"])
    many = draw.choice((150, 2_000, DEEP))
    whole = b"<" + name + b">"
    return one_of(content, draw, _TAG, lambda found: found[0] + whole * many + (b"</" + name + b">") * many)


def _xml_declared(content: bytes, draw: random.Random) -> bytes:
    """A document type with a bomb or a file from outside, or an encoding that is none."""
    head = draw.choice((BOMB, OUTSIDE, b"<!DOCTYPE x>", b'<?xml version="1.0" encoding="klingon"?>', b"<?x?>"))
    declared = re.match(rb"\s*<\?xml[^>]*\?>", content)
    rest = content[declared.end() :] if declared else content
    used = draw.choice((b"&n;", b"&x;", b""))
    rest = re.sub(rb"(?<=>)([^<>]*)(?=</)", lambda found: found[1] + used, rest, count=1)
    start = b"" if head.startswith(b"<?xml") else declared[0] if declared else b""
    return start + head + rest


_RTF = (
    rb"\u-10179?", rb"\u99999?", rb"\u", rb"\'", rb"\'zz", rb"\'81", rb"\bin99999999999 x", rb"\bin-1 ", rb"\uc9999 ",
    rb"\uc-1 ", rb"\ansicpg99999 ", rb"\fcharset999 ", rb"\f99999 ", rb"{" * DEEP, rb"}" * 50, rb"{\*\x ", rb"\\",
    rb"\par" * 5000, rb"\trowd a\cell\row ", rb"{\pict " + b"ff" * 9000 + b"}", rb"\fs" + b"9" * 5000 + b" ",
    rb"{\field{\*\fldinst x}", rb"\~\-\_",
)  # fmt: skip


def _rtf(content: bytes, draw: random.Random) -> bytes:
    return one_of(
        content, draw, rb"\\[a-z']+-?\d*|[{}]", lambda found: draw.choice((b"", found[0], b"")) + draw.choice(_RTF)
    )


_PDF = (
    b"0 0 R", b"1 0 R", b"2 0 R", b"99 0 R", b"null", b"<<", b">>", b"[", b"[" * DEEP, b"-1", b"9" * 30,
    b"/Filter /FlateDecode", b"/Filter [/LZWDecode /ASCII85Decode]", b"/Encrypt 1 0 R", b"(", b"<zz>",
    b"/Kids [2 0 R]", b"/Length 99999999", b"/Rotate 45", b"endobj", b"endstream", b"xref", b"BT", b"Tf",
    b"/F1 1e99 Tf", b"/ToUnicode 5 0 R", b"/MediaBox [0 0 1e30 nan]", b"true",
)  # fmt: skip


def _pdf(content: bytes, draw: random.Random) -> bytes:
    return one_of(content, draw, rb"/[A-Za-z0-9]+|\d+ \d+ R|\d+|<<|>>|\[|\]|[a-zA-Z]+", lambda _: draw.choice(_PDF))


MARKUP: dict[str, Change] = {
    "JSON": _json,
    "key twice": _key_twice,
    "YAML value": _yaml_value,
    "YAML key": _yaml_key,
    "XML attribute": _xml_attribute,
    "XML without attribute": _xml_no_attribute,
    "XML text": _xml_text,
    "XML node": _xml_node,
    "XML tag": _xml_tag,
    "XML name": _xml_name,
    "XML deep": _xml_deep,
    "XML declared": _xml_declared,
    "RTF": _rtf,
    "PDF": _pdf,
}
