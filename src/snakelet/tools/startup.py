"""Writes startup.txt: the functions of the release build that short scripts run.

    python -m snakelet.tools.startup

The build places them side by side, so that a script that does little keeps few pages of the
executable in memory. Names that no longer exist do no harm; a function that is not listed lies with
all others. Needs valgrind, whose callgrind notes which functions run.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from snakelet.tools.build import STARTUP, build

SCRIPT = """import sys


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)


def total(values):
    result = 0
    for value in values:
        result += value
    return result


points = [Point(i, y=i * 0.5) for i in range(3)]
names = {"a": 1, "b": 2}
print(points, sorted(names), total([p.x for p in points]), f"{len(names)}", sys.argv)
try:
    names["c"]
except KeyError as error:
    print("none", error)
line = sys.stdin.readline()
while line:
    print(" ".join(line.split()).upper())
    line = sys.stdin.readline()
"""


def functions_of(executable: Path, arguments: list[str], folder: Path) -> set[str]:
    """The functions of the executable that a run enters."""
    profile = folder / "profile"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", str(executable)]
    subprocess.run([*command, *arguments], check=True, capture_output=True, input=b"a line\n")
    text = profile.read_text()
    names = set(re.findall(r"^c?fn=\(\d+\) ([A-Za-z_]\w*)", text, re.MULTILINE))
    own = subprocess.run(["nm", str(executable)], check=True, capture_output=True, text=True)
    return names & set(re.findall(r" [tT] (\w+)$", own.stdout, re.MULTILINE))


def main() -> int:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    if shutil.which("valgrind") is None:
        print("startup: valgrind is missing; install the package of that name", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "script.py"
        script.write_text(SCRIPT)
        executable = build("release")
        names = functions_of(executable, ["-X", "heapsize=64k", str(script)], folder)
        names |= functions_of(executable, ["-c", "print(input)"], folder)
    STARTUP.write_text("\n".join(sorted(names - {"main"})) + "\n")
    print(f"{STARTUP.name}: {len(names)} functions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
