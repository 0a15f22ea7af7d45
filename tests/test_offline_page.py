"""A page of one file: what it holds cannot leave its block, and its policy names what it runs."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from themetrail.offline_page import json_block, offline_page


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_data_can_leave_their_block(value) -> None:
    block = json_block(value)
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == value


def test_a_title_is_text_and_script_and_style_are_named_in_the_policy() -> None:
    page = offline_page(
        "A <b> & c", ["</script>"], styles=["p {}"], scripts=["let x = 1", "let y"], without="No <i>script</i>."
    )
    assert "<title>A &lt;b&gt; &amp; c</title>" in page
    assert "No &lt;i&gt;script&lt;/i&gt;." in page
    assert page.count("<script") == page.count("</script>") == 3
    assert re.search(
        r"script-src( 'sha256-[A-Za-z0-9+/=]{44}'){2}; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri", page
    )
