"""The list of functions that lie side by side in the release build is about this very program."""

from pathlib import Path

from snakelet.tools.build import STARTUP, build


def test_most_listed_functions_exist() -> None:
    folder = Path(build("release")).parent
    placed = sum(
        line.startswith(("TOGETHER ", "COLD TOGETHER ", "APART TOGETHER "))
        for file in folder.glob("*.c")
        for line in file.read_text().splitlines()
    )
    listed = len(STARTUP.read_text().split())
    assert listed > 300
    assert placed >= 0.9 * listed, "python -m snakelet.tools.startup writes the list anew"
