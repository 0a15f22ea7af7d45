"""The page for the codebook meeting on segments that nothing fits, in groups, with their words and passages."""

from __future__ import annotations

from html import escape

import pandas as pd

from themetrail.offline_page import still_page
from themetrail.rows import tuples_of
from themetrail.suggest.unlike import FEWEST

TITLE = "Codes that are not there yet"
PASSAGES = 3  # of a group
MOST = 20  # groups on the page
_LOOKS = """:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
article{margin:2rem 0;break-inside:avoid}h2{font-size:1.1rem;margin:0}p{margin:.3rem 0}
.quiet{opacity:.75;font-size:.9rem}.decided{border-bottom:1px dotted #8a8a8a;height:1.8rem}
blockquote{margin:.4rem 0;padding:.1rem .9rem;border-left:3px solid #8a8a8a}"""


def unlike_page(unlike: pd.DataFrame, far: int, segments: pd.DataFrame) -> str:
    """The page (HTML without script) from the table of the contract UNLIKE, how many segments nothing fits, in a group
    or not, and the segments."""
    groups = [rows for _, rows in unlike.groupby("group", sort=True)]
    said = {one: (who, text) for one, who, text in tuples_of(segments, "segment_id", "speaker", "text")}
    shown = "\n".join(_group(rows, said) for rows in groups[:MOST])
    body = f"""<h1>{TITLE}</h1>
<p>Segments for which the program found no code, and which are unlike all that was coded and unlike the codebook. Those
that are alike stand together: talk about no subject, or a subject for which the codebook has no code. No group is a
code; that is for the codebook meeting to decide.</p>
<p>{_how_many(far, len(groups))}</p>
{shown}"""
    return still_page(TITLE, _LOOKS, body)


def _how_many(far: int, groups: int) -> str:
    these = f"{far} segment{' is' if far == 1 else 's are'} of this kind"
    if far < FEWEST:
        return f"{these.capitalize()}: too few to say anything."
    if not groups:
        return f"{these.capitalize()}, but no three of them from two transcripts are alike enough to say anything."
    shown = f" The largest {MOST} are shown; all are in <code>unlike.csv</code>." if groups > MOST else ""
    return f"{these.capitalize()}; some of them make up {groups} group{'' if groups == 1 else 's'}.{shown}"


def _group(rows: pd.DataFrame, said: dict[str, tuple[str, str]]) -> str:
    first = rows.iloc[0]
    passages = []
    for segment_id in rows.sort_values("rank")["segment_id"].iloc[:PASSAGES]:
        who, text = said[segment_id]
        place = ", ".join(part for part in (who, segment_id) if part)
        passages.append(f"<blockquote dir='auto'>{escape(text)}</blockquote><p class='quiet'>{escape(place)}</p>")
    words = f"<p>Typical words: {escape(first['words'])}</p>" if first["words"] else ""
    size = f"{first['segments']} segments of {first['transcripts']} transcripts"
    return f"""<article><h2>Group {first["group"]}: {size}</h2>
{words}{"".join(passages)}<div class='decided'></div></article>"""
