"""What a refusal says, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from concertation.errors import InvalidValue, ProblemsError

__all__ = ["refused"]


def refused(make: Callable[[], object], error: type[ProblemsError] = InvalidValue) -> tuple[str, str]:
    """Make a value that cannot be, and give what is said of it in English and in French."""
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == caught.value.text("en")
    return caught.value.text("en"), caught.value.text("fr")
