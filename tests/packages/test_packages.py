"""Unmodified packages from PyPI print on Snakelet what they print on CPython.

Invariant: packages.toml is the list: names, versions, what was compared. A driver only prints.
"""

from pathlib import Path

import pytest
from package_support import HERE, Package, fetch_all, table

from snakelet.tools.executable import Executable, built, chosen_kinds, crash
from snakelet.tools.oracle import WebAssembly, cross_compile, run_cpython

PACKAGES = table()
by_name = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)


@pytest.fixture(scope="session", params=chosen_kinds())
def product(request: pytest.FixtureRequest) -> Executable:
    return built(request.param)


@pytest.fixture(scope="session")
def archives() -> None:
    fetch_all()


@by_name
def test_package(package: Package, archives: None, product: Executable) -> None:
    script = package.script()
    result = product.run(script, ("-X", f"heapsize={package.heap}"), timeout=60.0)
    assert crash(result) is None, result.stderr
    reference = run_cpython(script)
    assert reference.code == 0, reference.stderr
    assert (result.text, result.code) == (reference.text, 0)


@by_name
def test_grammar_is_micropythons(package: Package, archives: None) -> None:
    """Every file compiles with the official mpy-cross."""
    for path, content in package.script().files.items():
        assert cross_compile(content, path).code == 0, path


@by_name
def test_official_build(package: Package, archives: None) -> None:
    """The official build agrees, or the table says why not."""
    script = package.script()
    with WebAssembly() as official:
        result = official.run(script)
    agrees = (result.text, result.code) == (run_cpython(script).text, 0)
    assert agrees == (not package.official), result.text[-300:] + result.stderr.decode()[-300:]


def test_the_list() -> None:
    assert len(PACKAGES) >= 12
    drivers = {path.stem for path in Path(HERE / "drivers").glob("*.py")}
    assert drivers == {package.name for package in PACKAGES}
    assert all(package.compares for package in PACKAGES)
