"""What generated C looks like: the same from run to run, with readable names and Python's lines."""

import json
import re

import pytest
import support

support.load()


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The C files of one run; each run has another hash seed."""
    found: dict[str, str] = json.loads(support.run_worker("compiled"))
    return found


def test_two_runs_give_the_same_text(texts: dict[str, str]) -> None:
    again = json.loads(support.run_worker("compiled"))
    assert again.keys() == texts.keys()
    assert [name for name in texts if texts[name] != again[name]] == []


def test_lines_point_into_python(texts: dict[str, str]) -> None:
    """The statement behind a #line is the one of that line of Python."""
    text = texts["subject_int.c"]
    found = re.search(r'#line (\d+) "(.*)"\n    return ADD\(a_?, b_?\);', text)
    assert found is not None
    with open(found[2]) as source:
        assert source.read().splitlines()[int(found[1]) - 1] == "    return a + b  # here"


def test_names_are_those_of_python(texts: dict[str, str]) -> None:
    text = texts["subject_struct.c"]
    assert "word subject_struct_Point_norm(Point * self) {" in text
    assert "struct_narrow_after_return(word n_) {" in text


def test_what_cannot_raise_is_not_tested(texts: dict[str, str]) -> None:
    body = texts["subject_build.c"].split("word build_recursion(word n_) {")[1].split("\n}")[0]
    assert "recursive(" in body
    assert "RAISED" not in body


def test_what_is_not_reached_is_not_there(texts: dict[str, str]) -> None:
    """The dead branch of a feature is checked, not emitted."""
    body = texts["subject_build.c"].split("word build_features(word n_) {")[1].split("\n}")[0]
    assert "100" not in body.replace("1000", "")
    assert "called" not in body
