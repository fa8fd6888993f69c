"""Downloads the packages of packages.toml and lays them out for a driver to import.

Invariant: what a driver imports is byte for byte what the archive holds, at the pinned version; an
archive is downloaded once into build/packages.
"""

import fcntl
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from snakelet.tools.oracle import REPOSITORY, Script

HERE = Path(__file__).parent
CACHE = REPOSITORY / "build/packages"


@dataclass(frozen=True)
class Package:
    """A row of the table. `source` is a path in the archive; `project` its name on PyPI."""

    name: str
    version: str
    source: str
    compares: str
    project: str = ""
    heap: str = "8m"
    official: str = ""

    @property
    def requirement(self) -> str:
        """What pip is asked for."""
        return f"{self.project or self.name}=={self.version}"

    @property
    def folder(self) -> Path:
        """Where the archive is unpacked."""
        return CACHE / f"{self.name}-{self.version}"

    def script(self) -> Script:
        """The driver, with the package beside it."""
        path = self.folder / self.source
        text = (HERE / "drivers" / f"{self.name}.py").read_text(encoding="utf-8")
        return Script(text, "driver.py", files=dict(read_sources(path)), timeout=120.0)


def read_sources(path: Path) -> Iterator[tuple[str, bytes]]:
    """A module, or the Python files of a package, by the paths they are imported under."""
    for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
        yield file.relative_to(path.parent).as_posix(), file.read_bytes()


def table() -> list[Package]:
    """All rows of packages.toml."""
    rows = tomllib.loads((HERE / "packages.toml").read_text(encoding="utf-8"))
    return [Package(name, **row) for name, row in rows.items()]


def fetch_all() -> None:
    """Download and unpack what isn't there yet; safe to call from several processes."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = [package for package in table() if not package.folder.exists()]
        if missing:
            python = archive_python()
            for package in missing:
                fetch(package, python)


def archive_python() -> Path:
    """A Python with the build tools of old source archives, so that pip needs to set up none."""
    folder = CACHE / "python"
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip(python, "install", "setuptools<80", "wheel")
    return python


def pip(python: Path, *arguments: str) -> None:
    """Run pip; RuntimeError with what it said if it fails."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"pip {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")


def fetch(package: Package, python: Path) -> None:
    """Download one package and unpack it, whole or not at all."""
    archives = CACHE / "archives" / package.name
    options = ("--no-deps", "--no-build-isolation", "--dest", str(archives))
    pip(python, "download", *options, package.requirement)
    partial = package.folder.with_suffix(".partial")
    unpack(next(archives.iterdir()), partial)
    if not (partial / package.source).exists():
        raise RuntimeError(f"{package.requirement}: no {package.source} in the archive")
    partial.rename(package.folder)


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a wheel or a source archive."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    else:
        with tarfile.open(archive) as source:
            source.extractall(folder, filter="data")


if __name__ == "__main__":
    fetch_all()
    print(f"{len(table())} packages in {CACHE}", file=sys.stderr)
