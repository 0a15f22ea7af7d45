"""Which codes the same segments bear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import scipy.sparse as sp


def cooccurrence_of(consensus: pd.DataFrame, order: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """The codes in use, in this order of the book, and how many segments bear each two (codes x codes).

    The diagonal holds how many bear the code at all.
    """
    used = set(consensus["code_id"])
    codes = [code_id for code_id in order if code_id in used]
    pairs = consensus[["segment_id", "code_id"]].drop_duplicates()
    rows = pd.factorize(pairs["segment_id"])[0]
    columns = pd.Index(codes).get_indexer(pairs["code_id"])
    bearing = sp.csr_array((np.ones(len(pairs), dtype=np.int64), (rows, columns)), (len(pairs), len(codes)))
    return codes, (bearing.T @ bearing).toarray()
