"""The `snakelet` command of a pip installation: builds the executable once, then becomes it.

Invariant: the executable lies in the user's cache under the fingerprint of the sources that made
it, so an upgrade builds anew and two versions never mix. Arguments and standard streams are
untouched.
"""

import os
import sys
from pathlib import Path

from snakelet.tools.build import build, fingerprint, program

KIND = "release"


def cache() -> Path:
    """Where executables are kept: SNAKELET_CACHE, else the user's cache folder."""
    chosen = os.environ.get("SNAKELET_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "snakelet"


def executable() -> Path:
    """The executable of these sources, built if need be. RuntimeError if that fails."""
    folder = cache() / fingerprint(KIND)[:16]
    path = program(KIND, folder)
    if not path.exists():
        print("snakelet: building the executable, once ...", file=sys.stderr)
        build(KIND, folder)
    return path


def main() -> None:
    """Becomes the executable."""
    try:
        path = executable()
    except Exception as error:
        print(f"snakelet: the build failed: {error}", file=sys.stderr)
        sys.exit(1)
    os.execv(path, ["snakelet", *sys.argv[1:]])


if __name__ == "__main__":
    main()
