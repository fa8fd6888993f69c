"""Gives a test each build under test: release, or those that SNAKELET_KINDS names."""

import pytest

from snakelet.tools.executable import Executable, built, chosen_kinds


@pytest.fixture(scope="session", params=chosen_kinds())
def product(request: pytest.FixtureRequest) -> Executable:
    """The executable of a kind, built first if need be."""
    return built(request.param)
