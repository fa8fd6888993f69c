"""Gives a test each build under test: release, or those that SNAKELET_KINDS names.

The sizes of runs are for every change; SNAKELET_FULL=1 makes them those of the issue.
"""

import os

import pytest

from snakelet.tools.executable import Executable, built, chosen_kinds


@pytest.fixture(scope="session", params=chosen_kinds())
def product(request: pytest.FixtureRequest) -> Executable:
    """The executable of a kind, built first if need be."""
    return built(request.param)


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether the long sizes are asked for."""
    return os.environ.get("SNAKELET_FULL") == "1"
