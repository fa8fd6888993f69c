"""The text of mem_info: its form as the reference's, its figures and map against the bitmaps."""

import re

import pytest
from heap_support import BYTES, CELLS, FIXED, PAIR, RAW, new, objects, start

from snakelet.runtime.heap import allocate, block, report
from snakelet.runtime.heap.bitmap import test_bit as is_set
from snakelet.runtime.static import peek, uword

HEAP_LINES = re.compile(
    r"GC: total: (\d+), used: (\d+), free: (\d+)\n"
    r" No\. of 1-blocks: (\d+), 2-blocks: (\d+), max blk sz: (\d+), max free sz: (\d+)\n"
)


def written(write: object, *values: int) -> str:
    text: list[int] = []
    write(text.append, *values)  # type: ignore[operator]
    return bytes(text).decode("ascii")


@pytest.fixture(autouse=True)
def some_objects() -> list[int]:
    start(700)
    allocate.disable()
    block.free(uword(new(PAIR)))
    made = [
        new(RAW),
        new(PAIR),
        new(PAIR),
        new(CELLS, 5),
        new(BYTES, 300),
        new(FIXED),
        new(BYTES, 4000),
    ]
    block.pin(uword(made[1]))
    allocate.allocate(block.BLOCK_BYTES + 1, uword(RAW.header))
    return made


def test_figures() -> None:
    match = HEAP_LINES.fullmatch(written(report.put_heap_lines))
    assert match
    total, used, free, ones, twos, largest, largest_free = map(int, match.groups())
    sizes = list(objects().values())
    assert total == block.region.limit * block.BLOCK_BYTES
    assert used == sum(sizes) * block.BLOCK_BYTES
    assert free == total - used
    assert (ones, twos, largest) == (sizes.count(1), sizes.count(2), max(sizes))
    runs = re.findall(r"\.+", "".join(picture()))
    assert largest_free == max(map(len, runs))


def picture() -> list[str]:
    """The map, made from the objects by other means."""
    letters = ["."] * block.region.blocks
    kinds = {RAW.header: "V", PAIR.header: "O", CELLS.header: "C", BYTES.header: "B"}
    for address, size in objects().items():
        first = block.block_of(uword(address))
        header = int(peek(uword(address)))
        letters[first] = kinds.get(header, "T")
        if is_set(block.region.pinned, first):
            letters[first] = "P"
        letters[first + 1 : first + size] = "=" * (size - 1)
    return letters


def test_map() -> None:
    lines = written(report.put_map).splitlines()
    assert lines[0] == f"GC memory layout; from {int(block.region.start):x}:"
    shown = ""
    for line in lines[1:]:
        free = re.fullmatch(r"       \((\d+) lines all free\)", line)
        if free:
            shown += "." * 64 * int(free[1])
            continue
        offset, letters = line.split(": ")
        assert offset == f"{len(shown) * block.BLOCK_BYTES:08x}"
        assert len(letters) == 64 or line is lines[-1]
        shown += letters
    assert shown == "".join(picture())
    assert set(shown) == set(".=VOCBTP")
    assert any("lines all free" in line for line in lines)


def test_report_of_an_empty_and_of_a_full_heap() -> None:
    start(70)
    match = HEAP_LINES.fullmatch(written(report.put_heap_lines))
    assert match and [int(x) for x in match.groups()[3:]] == [0, 0, 0, block.region.blocks]
    allocate.disable()
    while allocate.allocate_or_none(8, uword(RAW.header)) != 0:
        pass
    match = HEAP_LINES.fullmatch(written(report.put_heap_lines))
    free = block.region.blocks - block.region.limit
    assert match and [int(x) for x in match.groups()[3:]] == [block.region.limit, 0, 1, free]


def test_largest_free_run_need_not_be_the_last() -> None:
    start(100)
    allocate.disable()
    large = new(BYTES, 1000)
    size = objects()[large]
    new(PAIR)
    small = new(BYTES, 100)
    while block.take_blocks(1, 1, uword(PAIR.header)) != 0:
        pass
    block.free(uword(large))
    block.free(uword(small))
    assert f"max free sz: {size}\n" in written(report.put_heap_lines)


def test_other_lines() -> None:
    memory = written(report.put_memory_line, 12345, 0, 99)
    assert memory == "mem: total=12345, current=0, peak=99\n"
    assert written(report.put_stack_line, 432, 32768) == "stack: 432 out of 32768\n"


@pytest.mark.parametrize("value", [0, 1, 9, 10, 15, 16, 99, 100, 255, 256, 65535, 1 << 30])
def test_numbers(value: int) -> None:
    assert written(report.put_number, value) == str(value)
    assert written(report.put_hexadecimal, uword(value), 1) == f"{value:x}"
    assert written(report.put_hexadecimal, uword(value), 8) == f"{value:08x}"
    assert written(report.put_hexadecimal, uword(-1), 1) == f"{int(uword(-1)):x}"


def test_report_works_with_a_locked_heap() -> None:
    allocate.lock()
    assert written(report.put_map) and written(report.put_heap_lines)
    allocate.unlock()
