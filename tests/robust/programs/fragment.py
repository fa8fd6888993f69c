# Fills most of a 64 KB heap with small blocks, frees every other one, and then needs a block larger
# than any hole. The steps are functions, so that a build that collects only between top-level calls
# can collect there.
import gc

SIZE = 500
COUNT = 100
LARGE = 20 * 1024
blocks = []


def fill():
    """Small blocks, until little of the heap is left."""
    while len(blocks) < COUNT and gc.mem_free() > 6 * 1024:
        gc.collect()
        blocks.append(bytearray(SIZE))


def punch():
    """Every other block goes; more than LARGE bytes are free then, but nowhere in one piece."""
    for i in range(0, len(blocks), 2):
        blocks[i] = None
    for i in range(1, len(blocks), 2):
        blocks[i][0] = i % 256


def need():
    """The large block, and whether the small ones kept what they hold."""
    global large
    holes = (len(blocks) // 2) * SIZE
    large = bytearray(LARGE)
    intact = all(blocks[i][0] == i % 256 for i in range(1, len(blocks), 2))
    print("holes", holes > LARGE, "length", len(large) == LARGE, "intact", intact)
