"""The command line as the reference's executable has it (spec/repl-and-cli.md, section 1), where no
oracle runs: the WebAssembly build has no command line.

Invariant: every expectation states a fact of that page.
"""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from snakelet.tools.executable import Executable, clean_settings, crash
from snakelet.tools.oracle import Result, Script

INVALID = "Invalid command line arguments. Use -h option for help.\n"


def run(product: Executable, *arguments: str, stdin: str = "", script: str = "") -> Result:
    """Run with a command line; `script` lies beside it as script.py."""
    result = product.command(arguments, Script(script, stdin=stdin.encode()))
    assert crash(result) is None, result.stderr
    return result


def check(result: Result, stdout: str, stderr: str = "", code: int = 0) -> None:
    assert (result.stdout.decode(), result.stderr.decode(), result.code) == (stdout, stderr, code)


def test_file(product: Executable) -> None:
    source = "import sys; print(sys.argv, __name__)"
    expected = "['script.py', 'a', '-c'] __main__\n"
    check(run(product, "script.py", "a", "-c", script=source), expected)


def test_file_that_is_not_there(product: Executable) -> None:
    result = run(product, "absent.py")
    wanted = "can't open file 'absent.py': [Errno 2] No such file or directory\n"
    assert (result.stdout, result.code) == (b"", 2)
    assert result.stderr.decode().endswith(wanted)


def test_folder_is_no_file(product: Executable) -> None:
    result = run(product, ".")
    assert result.code in (1, 2) and result.stdout + result.stderr


def test_command(product: Executable) -> None:
    source = "import sys; print(1 + 2, sys.argv)"
    check(run(product, "-c", source, "a", "-X", "b"), "3 ['-c', 'a', '-X', 'b']\n")


def test_command_error_is_on_stdout(product: Executable) -> None:
    trace = 'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n'
    check(run(product, "-c", "1/0"), trace + "ZeroDivisionError: divide by zero\n", code=1)


def test_piped_input(product: Executable) -> None:
    check(run(product, stdin="x = 5\nprint(x)\n"), "5\n")


def test_dash_reads_input(product: Executable) -> None:
    check(run(product, "-", stdin="print('dash')\n"), "dash\n")


def test_piped_error_is_on_stderr(product: Executable) -> None:
    trace = 'Traceback (most recent call last):\n  File "<stdin>", line 2, in <module>\n'
    result = run(product, stdin="print(1)\nundefined\n")
    check(result, "1\n", trace + "NameError: name 'undefined' isn't defined\n", 1)


def test_empty_input(product: Executable) -> None:
    check(run(product, stdin=""), "")
    check(run(product, "script.py", script=""), "")


def test_module(product: Executable) -> None:
    source = "import sys; print(__name__, sys.argv)"
    check(run(product, "-m", "script", "x", script=source), "__main__ ['script', 'x']\n")


def test_package_as_module(product: Executable) -> None:
    files = {"package/__init__.py": b"print('init')", "package/__main__.py": b"print(__name__)"}
    result = product.command(["-m", "package"], Script("", files=files))
    assert result.stdout.decode().splitlines()[0] == "init" and result.code == 0
    assert len(result.stdout.decode().splitlines()) == 2


def test_module_in_a_package(product: Executable) -> None:
    """It runs as `__main__`, and its relative imports start from its own name."""
    files = {
        "package/__init__.py": b"print('init')",
        "package/tool.py": b"from . import part\nprint(__name__, part.__name__)",
        "package/part.py": b"",
    }
    result = product.command(["-m", "package.tool"], Script("", files=files))
    check(result, "init\n__main__ package.part\n")


def test_module_that_is_not_there(product: Executable) -> None:
    result = run(product, "-m", "absent")
    assert result.stderr.decode().endswith("ImportError: no module named 'absent'\n")
    assert result.code == 1 and result.stdout == b""


def test_version(product: Executable) -> None:
    result = run(product, "--version")
    assert result.code == 0 and b"linux" in result.stdout and b" on " in result.stdout


def test_help(product: Executable) -> None:
    result = run(product, "-h")
    assert result.code == 0
    assert all(option in result.stdout.decode() for option in ("-c", "-m", "-X", "-O", "-i"))


BAD = [("-z",), ("-c",), ("-m",), ("-X",), ("-X", "nonsense"), ("-X", "heapsize=12q"), ("--bogus",)]


@pytest.mark.parametrize("arguments", BAD, ids=" ".join)
def test_invalid(arguments: Sequence[str], product: Executable) -> None:
    check(run(product, *arguments), "", INVALID, 1)


LEVELS = [((), "True 0"), (("-O",), "False 1"), (("-OO",), "False 2"), (("-O3",), "False 3")]


@pytest.mark.parametrize(("options", "expected"), LEVELS, ids=lambda value: str(value))
def test_optimisation(options: Sequence[str], expected: str, product: Executable) -> None:
    source = "import micropython; print(__debug__, micropython.opt_level())\n"
    check(run(product, *options, "-c", source), expected + "\n")


def test_optimised_asserts_are_gone(product: Executable) -> None:
    check(run(product, "-O", "-c", "assert False; print('on')"), "on\n")
    assert run(product, "-c", "assert False; print('on')").code == 1


def test_no_lines_at_level_3(product: Executable) -> None:
    result = run(product, "-O3", "-c", "\n\n1/0")
    assert 'File "<stdin>", line 1, in' in result.stdout.decode()


def test_compile_only(product: Executable) -> None:
    check(run(product, "-X", "compile-only", "-c", "print(1)"), "")
    assert run(product, "-X", "compile-only", "-c", "1 +").code == 1


@pytest.mark.parametrize("size", ["1m", "1M", "1024k", "1048576", "512wk"])
def test_heap_size(size: str, product: Executable) -> None:
    source = "import gc; gc.collect(); total = gc.mem_free() + gc.mem_alloc()\n"
    source += "print(100_000 < total <= 1_100_000)"
    check(run(product, "-X", f"heapsize={size}", "-c", source), "True\n")


@pytest.mark.parametrize("size", ["0", "699", "-5", "k", "1t"])
def test_heap_size_that_will_not_do(size: str, product: Executable) -> None:
    result = run(product, "-X", f"heapsize={size}", "-c", "print(1)")
    assert result.code == 1 and result.stdout == b""


def test_exit_codes(product: Executable) -> None:
    for value, code in (("", 0), ("None", 0), ("0", 0), ("3", 3), ("256", 0), ("-1", 255)):
        check(run(product, "-c", f"import sys; sys.exit({value})"), "", code=code)
    check(run(product, "-c", "import sys; sys.exit('bye')"), "", "bye\n", 1)
    check(run(product, "-c", "raise SystemExit(4)"), "", code=4)
    assert run(product, "-c", "raise KeyboardInterrupt").code == 130
    assert run(product, "-c", "raise ValueError").code == 1


def test_script_folder_is_on_the_path(product: Executable) -> None:
    files = {"sub/main.py": b"import helper\n", "sub/helper.py": b"print('helped')\n"}
    result = product.command(["sub/main.py"], Script("", files=files))
    check(result, "helped\n")


def test_micropypath(product: Executable) -> None:
    files = {"library/wanted.py": b"print('wanted')\n"}
    source = "import sys; print(sys.path[1:]); import wanted"
    stretched = Executable(product.path, product.kind, {"MICROPYPATH": "nowhere:library"})
    result = stretched.command(["-c", source], Script("", files=files))
    check(result, "['nowhere', 'library']\nwanted\n")


def test_source_with_a_mark_of_byte_order_or_crlf(product: Executable) -> None:
    check(
        product.command(["crlf.py"], Script("", files={"crlf.py": b"x = 1\r\nprint(x)\r\n"})), "1\n"
    )


def test_source_without_last_line_end(product: Executable) -> None:
    check(run(product, "script.py", script="if 1:\n  print('no end')"), "no end\n")


def test_null_bytes_are_an_error(product: Executable) -> None:
    result = product.command(["null.py"], Script("", files={"null.py": b"x = 1\0\nprint(x)\n"}))
    assert crash(result) is None and result.code in (0, 1)


def test_closed_output(product: Executable) -> None:
    """SIGPIPE is ignored: a reader that went away is no crash."""
    command = [str(product.path), "-c", "for i in range(100000): print(i)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(20 * product.slowness) >= 0


LOOPS = {
    "loop": "while True: pass",
    "calls": "def f(): pass\nwhile True: f()",
    "generator": "def g():\n  while True: yield 1\nfor x in g(): pass",
    "range": "for i in range(10**15): pass",
    "sleep": "import time; time.sleep(60)",
    "native": "sum(i for i in range(2**31 - 1))",
    "handlers": "while True:\n  try:\n    1 / 0\n  except ZeroDivisionError: pass",
    "is": "x = 5\nwhile x is not None: x = 6",
    "is none": "x = None\nwhile x is None: x = None",
    "in": "while 1 in (1, 2): pass",
    "not": "x = False\nwhile not x: pass",
    "none": "x = None\nwhile not x: pass",
    "true": "x = True\nwhile x: pass",
    "list": "x = [1]\nwhile x: pass",
    "floats": "x = 0.5\nwhile x < 1.0: x = x",
    "continue": "while True:\n  try:\n    continue\n  finally:\n    pass",
    "continue handled": "while True:\n  try:\n    1 / 0\n  except Exception:\n    continue",
    "with": "class C:\n  def __enter__(self): pass\n  def __exit__(self, *a): pass\n"
    "while True:\n  with C():\n    continue",
    "native loop": "sum(iter(int, 1))",
    "native filter": "any(filter(None, iter(int, 1)))",
    "native membership": "1 in iter(int, 1)",
    "native maximum": "max(map(abs, iter(int, 1)))",
    "dictionary": "d = {1: 2}\nwhile 1 in d and d[1] == 2: pass",
    "special method": "class C:\n  def __bool__(self): return True\nwhile C(): pass",
}


@pytest.mark.parametrize("name", LOOPS)
def test_interrupt_anywhere(name: str, product: Executable, tmp_path: Path) -> None:
    """Ctrl-C is a KeyboardInterrupt that a program can catch, wherever it is."""
    body = "\n".join("  " + line for line in LOOPS[name].splitlines())
    source = f"print('go')\ntry:\n{body}\nexcept KeyboardInterrupt:\n  print('caught')\n"
    (tmp_path / "loop.py").write_text(source)
    assert interrupted(product, tmp_path) == (b"go\ncaught\n", 0)


def test_uncaught_interrupt(product: Executable, tmp_path: Path) -> None:
    (tmp_path / "loop.py").write_text("print('go')\nwhile True: pass\n")
    output, code = interrupted(product, tmp_path)
    assert code == 130 and output.endswith(b"KeyboardInterrupt: \n")


def test_scheduled_call_raises(product: Executable) -> None:
    """What a scheduled call raises is printed, and the program and the next calls go on."""
    source = "import micropython\n"
    source += "micropython.schedule(lambda x: 1 // x, 0)\nmicropython.schedule(print, 'next')\n"
    source += "for i in range(9): pass\nprint('end')\n"
    trace = 'Traceback (most recent call last):\n  File "<stdin>", line 2, in <lambda>\n'
    check(run(product, "-c", source), trace + "ZeroDivisionError: divide by zero\nnext\nend\n", "")


def test_interrupt_switched_off(product: Executable, tmp_path: Path) -> None:
    """After micropython.kbd_intr(-1) Ctrl-C does nothing, also to a wait; 3 switches it on."""
    source = "import micropython, time\nmicropython.kbd_intr(-1)\nprint('go')\n"
    source += "t = time.ticks_ms()\ntime.sleep_ms(900)\n"
    source += "print(time.ticks_diff(time.ticks_ms(), t) >= 900)\n"
    (tmp_path / "loop.py").write_text(source)
    assert interrupted(product, tmp_path) == (b"go\nTrue\n", 0)
    (tmp_path / "loop.py").write_text(
        "import micropython\nmicropython.kbd_intr(-1)\nmicropython.kbd_intr(3)\n"
        "print('go')\nwhile True: pass\n"
    )
    assert interrupted(product, tmp_path)[1] == 130


def interrupted(product: Executable, folder: Path) -> tuple[bytes, int]:
    """Run loop.py, send Ctrl-C's signal once it has started; its output and exit code."""
    command = [str(product.path), "loop.py"]
    environment = clean_settings()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        start = os.read(process.stdout.fileno(), 3) if is_unbuffered(process) else b""
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            rest, _ = process.communicate(timeout=10 * product.slowness)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return start + rest, process.returncode


def is_unbuffered(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the first line came before the end, as a pipe's reader may not count on."""
    import select

    return bool(select.select([process.stdout], [], [], 0.5)[0])


def test_warnings_are_errors_output(product: Executable) -> None:
    source = "try: raise ValueError from KeyError()\nexcept ValueError: print('caught')\n"
    source += "print(b'a' == 'a', 'a' == 1)"
    warnings = "exception chaining not supported", "Comparison between bytes and str"
    expected = "".join(f"Warning: {text}\n" for text in warnings)
    check(run(product, "-c", source), "caught\nFalse False\n", expected)


def test_errors_output_stands_behind_what_was_printed(product: Executable) -> None:
    source = "import sys\nprint(1)\nsys.stderr.write('2\\n')\nprint(3)\nprint(4, file=sys.stderr)"
    result = subprocess.run(
        [product.path, "-c", source], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
    )
    assert result.stdout == b"1\n2\n3\n4\n"


def test_error_that_can_not_be_shown(product: Executable) -> None:
    source = "class Wrong(Exception):\n def __str__(self): return 1 / 0\nraise Wrong"
    result = run(product, "-c", source)
    assert result.stdout.decode().endswith("Wrong: <exception str() failed>\n")
    assert result.code == 1


@pytest.mark.parametrize(("value", "code"), [("True", 1), ("False", 0), ("None", 0), ("259", 3)])
def test_exit_codes_of_values(value: str, code: int, product: Executable) -> None:
    check(run(product, "-c", f"import sys; sys.exit({value})"), "", code=code)


@pytest.mark.parametrize("literal", [b"'\xf0\x9f\xff'", b"f'\xff{1}'", b"'x' '\xe9'", b"n\xff"])
def test_source_that_is_no_text(product: Executable, literal: bytes) -> None:
    """A str is text: what the methods of str rely on must not come in by the source."""
    script = Script("", stdin=b"print(1)\nx = (" + literal + b")\n")
    result = product.command((), script)
    assert (result.code, result.stdout) == (1, b"")
    assert b"SyntaxError: invalid" in result.stderr and b"line 2" in result.stderr
