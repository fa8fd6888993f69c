"""The command line of `mpy-cross`: compiles a Python source to a .mpy file, on any CPython.

Invariant: a file is written whole or not at all. Messages and exit codes are those of the official
mpy-cross (spec/repl-and-cli.md section 2); what only concerns machine code is refused.

    python -m snakelet.tools.mpy_cross -O1 -o module.mpy module.py
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snakelet import __version__

USAGE = """usage: mpy_cross [options] [-X option] [--] file

  --version                 print the version
  -o FILE                   where to write (- is standard output); default: file with .mpy
  -s NAME                   source name to keep in the output; default: the file as given
  -v                        accepted, does nothing
  -O[N]                     optimisation level 0 to 3; -OO is 2, -OOO is 3
  -msmall-int-bits=N        bits of small integers on the target, 31 or 63; default 31
  -march=NAME               accepted for bytecode, which runs everywhere
  -X emit=bytecode          the only emitter
  -X heapsize=N             accepted, does nothing
  -X source-lines           keep line tables (default)
  -X no-source-lines        leave them out
  -                         read the source from standard input
"""
ARCHITECTURES = (
    "x86 x64 armv6 armv6m armv7m armv7em armv7emsp armv7emdp xtensa xtensawin rv32imc rv64imc host"
).split()
MPY_VERSION = "6.3"


class UsageError(Exception):
    """The command line is wrong; the text says how, and is empty if the usage says it all."""


@dataclass
class Command:
    """What the command line asks for."""

    source: str | None = None
    output: str | None = None
    name: str | None = None
    level: int = 0
    small_bits: int = 31
    lines: bool = True
    version: bool = False
    words: list[str] = field(default_factory=list)

    def take(self) -> str:
        """The next word, the argument of an option."""
        if not self.words:
            raise UsageError("")
        return self.words.pop(0)


def parse(arguments: Sequence[str]) -> Command:
    """The command that the arguments stand for. UsageError if they are wrong."""
    command = Command(words=list(arguments))
    options = True
    while command.words:
        word = command.words.pop(0)
        if options and word == "--":
            options = False
        elif options and word.startswith("-") and word != "-":
            parse_option(command, word)
        elif command.source is not None:
            raise UsageError("multiple input files")
        else:
            command.source = word
    if command.source is None and not command.version:
        raise UsageError("no input file")
    return command


def parse_option(command: Command, word: str) -> None:
    """Notes one option, whose argument it takes from the command's words."""
    if word == "--version":
        command.version = True
    elif word == "-o":
        command.output = command.take()
    elif word == "-s":
        command.name = command.take()
    elif word.startswith("-O"):
        command.level = level_of(word)
    elif word == "-X":
        parse_implementation_option(command, command.take())
    elif word.startswith("-msmall-int-bits="):
        command.small_bits = small_bits_of(word.partition("=")[2])
    elif word.startswith("-march="):
        if word.partition("=")[2] not in ARCHITECTURES:
            raise UsageError("")
    elif word != "-v":
        raise UsageError("")


def level_of(word: str) -> int:
    """The level that -O, -O2 or -OO stands for."""
    rest = word[2:]
    if rest.isdecimal() and len(rest) == 1:
        return int(rest)
    if rest.strip("O"):
        raise UsageError("")
    return len(rest) + 1


def small_bits_of(text: str) -> int:
    """The number of bits of small integers."""
    if not text.isdecimal() or not 2 <= int(text) <= 63:
        raise UsageError("")
    return int(text)


def parse_implementation_option(command: Command, word: str) -> None:
    """Notes the word behind -X."""
    if word in ("source-lines", "no-source-lines"):
        command.lines = word == "source-lines"
    elif word != "emit=bytecode" and not word.startswith("heapsize="):
        raise UsageError("")


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it never exists in part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def run(command: Command) -> None:
    """Compiles. CompileError or OSError if that fails."""
    from snakelet.tools.hosted import Settings, compile_to_file

    assert command.source is not None
    piped = command.source == "-"
    data = sys.stdin.buffer.read() if piped else Path(command.source).read_bytes()
    name = command.name or ("<stdin>" if piped else command.source)
    settings = Settings(command.level, command.small_bits, command.lines)
    compiled = compile_to_file(data, name.replace("\\", "/"), settings)
    output = command.output or ("-" if piped else f"{command.source[:-2]}mpy")
    if output == "-":
        sys.stdout.buffer.write(compiled)
    else:
        write_whole(Path(output), compiled)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; the result is the exit code."""
    try:
        command = parse(sys.argv[1:] if arguments is None else arguments)
    except UsageError as error:
        print(error if str(error) else USAGE, end="\n" if str(error) else "")
        return 1
    if command.version:
        print(f"Snakelet {__version__}; mpy-cross emitting mpy v{MPY_VERSION}")
        return 0
    from snakelet.tools.hosted import CompileError

    try:
        run(command)
    except CompileError as error:
        print(error, end="", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"OSError: [Errno {error.errno}] {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
