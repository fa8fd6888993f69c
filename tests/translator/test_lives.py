"""Every semantic rule of Static Python in both lives: same function, same inputs, same results.

Invariant: the functions and inputs are in subject_*.py, one file a part of the language; here they
are only run. A compiled life is compared with the hosted life of its word size.
"""

import pytest
import support

support.load()
COMPILED = [name for name, life in support.LIVES.items() if life.flags]
PLAIN = [name for name, case in support.CASES.items() if not case.panic]
PANICS = [name for name, case in support.CASES.items() if case.panic]


@pytest.mark.parametrize("life", COMPILED)
@pytest.mark.parametrize("name", PLAIN)
def test_both_lives_agree(name: str, life: str) -> None:
    expected = support.results(support.twin(life))[name]
    assert len(expected) == len(support.CASES[name].inputs)
    assert support.results(life)[name] == expected


@pytest.mark.parametrize("life", ["compiled", "gcc", "compiled32"])
@pytest.mark.parametrize("name", PANICS)
def test_checked_builds_panic(name: str, life: str) -> None:
    case = support.CASES[name]
    done = support.run_panic(life, name)
    assert done.returncode != 0
    file, line, rest = done.stderr.split(":", 2)
    assert case.panic in rest
    with open(file) as source:
        assert "# here" in source.read().splitlines()[int(line) - 1]
