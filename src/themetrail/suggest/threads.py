"""Matrix arithmetic on one thread: how many share a product changes its last digits, and more are no faster here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it BLAS keeps to one thread, in the processes too that are started there."""
    from threadpoolctl import threadpool_limits  # comes with scikit-learn

    with threadpool_limits(1, user_api="blas"):
        yield
