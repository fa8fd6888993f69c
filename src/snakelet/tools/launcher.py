"""The `snakelet` command of a pip installation: builds the executable once, then becomes it.

Invariant: an installed package has its executable in the user's cache, under the fingerprint of
the sources that made it; a checkout (`pip install -e`) has it in build/release, as last built.
Arguments and standard streams are untouched. After the build the command itself becomes a line of
shell that runs the executable, because starting Python takes ten times as long as Snakelet.
"""

import os
import shlex
import sys
import tempfile
from pathlib import Path

KIND = "release"
PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]
STUB = """#!/bin/sh
# Written by {module}, which pip's command called. To build anew:
# {python} -m {module} --rebuild
[ -x {path} ] && exec {path} "$@"
exec {python} -m {module} "$@"
"""


def folder() -> Path:
    """Where the builds lie: in the checkout; else in SNAKELET_CACHE or the user's cache folder."""
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "build"
    from snakelet.tools.build import fingerprint

    chosen = os.environ.get("SNAKELET_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    cache = Path(chosen) if chosen else Path(base).expanduser() / "snakelet"
    return cache / fingerprint(KIND)[:16]


def executable() -> Path:
    """The executable, built if it isn't that of these sources. CalledProcessError if that fails."""
    from snakelet.tools.build import build, program

    path = program(KIND, folder())
    if not path.exists():
        print("snakelet: building the executable, once ...", file=sys.stderr)
    return build(KIND, path.parent.parent)


def become(command: Path, path: Path) -> None:
    """Replaces pip's command, if that is what called, by the line of shell; where it may not be
    written, the command stays as it is."""
    quoted = {"path": shlex.quote(str(path)), "python": shlex.quote(sys.executable)}
    try:
        text = command.read_text()
        if not text.startswith("#!") or f"from {__name__} import" not in text:
            return
        handle, fresh = tempfile.mkstemp(dir=command.parent)
        with open(handle, "w") as file:
            file.write(STUB.format(module=__name__, **quoted))
        os.chmod(fresh, command.stat().st_mode & 0o777)
        os.replace(fresh, command)
    except (OSError, UnicodeDecodeError):
        return


def main(rebuild: bool = False) -> None:
    """Becomes the executable; after a rebuild, ends."""
    try:
        path = executable()
    except Exception as error:
        print(f"snakelet: the build failed: {error}", file=sys.stderr)
        sys.exit(1)
    if rebuild:
        return
    become(Path(sys.argv[0]), path)
    os.execv(path, ["snakelet", *sys.argv[1:]])


if __name__ == "__main__":
    main(sys.argv[1:] == ["--rebuild"])
