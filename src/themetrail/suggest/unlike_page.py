"""The page for the codebook meeting on segments that nothing fits, in groups, with their words and passages."""

from __future__ import annotations

from html import escape

import pandas as pd

from themetrail.interface.suggestions.words import suggestion_words
from themetrail.offline_page import still_page
from themetrail.rows import tuples_of
from themetrail.suggest.unlike import FEWEST
from themetrail.words_in_print import Words

PASSAGES = 3  # of a group
MOST = 20  # groups on the page
_LOOKS = """:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
article{margin:2rem 0;break-inside:avoid}h2{font-size:1.1rem;margin:0}p{margin:.3rem 0}
.quiet{opacity:.75;font-size:.9rem}.decided{border-bottom:1px dotted #8a8a8a;height:1.8rem}
blockquote{margin:.4rem 0;padding:.1rem .9rem;border-left:3px solid #8a8a8a}"""


def unlike_page(
    unlike: pd.DataFrame, far: int, segments: pd.DataFrame, uncompared: str = "", language: str = "english"
) -> str:
    """The page (HTML without script) from the table of the contract UNLIKE, how many segments nothing fits, in a group
    or not, and the segments; `uncompared` is why none was compared with what is coded, empty where they were."""
    words = suggestion_words(language)
    groups = [rows for _, rows in unlike.groupby("group", sort=True)]
    said = {one: (who, text) for one, who, text in tuples_of(segments, "segment_id", "speaker", "text")}
    shown = "\n".join(_group(rows, said, words) for rows in groups[:MOST])
    found = words.say(f"uncompared_{uncompared}") if uncompared else _how_many(far, len(groups), words)
    title = words.say("unlike_title")
    body = f"""<h1>{title}</h1>
<p>{words.say("unlike")}</p>
<p>{found}</p>
{shown}"""
    return still_page(title, _LOOKS, body, words.code)


def _how_many(far: int, groups: int, words: Words) -> str:
    if not far:
        return words.say("none_unlike")
    if far < FEWEST:
        return words.say("too_few", far)
    if not groups:
        return words.say("not_alike", far)
    said = words.say("in_groups", groups, segments=words.count(far))
    if groups <= MOST:
        return said
    return f"{said} {words.say('largest_shown', most=MOST, file='<code>unlike.csv</code>')}"


def _group(rows: pd.DataFrame, said: dict[str, tuple[str, str]], words: Words) -> str:
    first = rows.iloc[0]
    passages = []
    for segment_id in rows.sort_values("rank")["segment_id"].iloc[:PASSAGES]:
        who, text = said[segment_id]
        place = ", ".join(part for part in (who, segment_id) if part)
        passages.append(f"<blockquote dir='auto'>{escape(text)}</blockquote><p class='quiet'>{escape(place)}</p>")
    typical = f"<p>{words.say('typical_words', words=escape(first['words']))}</p>" if first["words"] else ""
    sizes = {name: words.count(int(first[name])) for name in ("segments", "transcripts")}
    return f"""<article><h2>{words.say("group", number=first["group"], **sizes)}</h2>
{typical}{"".join(passages)}<div class='decided'></div></article>"""
