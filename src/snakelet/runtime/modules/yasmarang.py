"""The random numbers of MicroPython: I. Zafirov's generator Yasmarang (spec/modules.md section 12).

Invariant: the sequence after `set_seed(n)` is the same on every machine. Nothing here is fit for
secrets.
"""

from snakelet.runtime.modules.posix import CLOCK_REALTIME, read_clock
from snakelet.runtime.static import U8, Array, State, double_from_bits, inline, u32, u64


class Generator(State):
    """The four parts of the generator's state; `ready` once it has a seed."""

    ready: bool = False
    pad: u32 = u32(0)
    n: u32 = u32(69)
    d: u32 = u32(233)
    dat: u32 = u32(0)


generator = Generator()
clock_bytes: Array[int] = Array(U8, 16)


def set_seed(seed: u32) -> None:
    """Starts the sequence of a seed."""
    generator.ready = True
    generator.pad = seed
    generator.n = u32(69)
    generator.d = u32(233)
    generator.dat = u32(0)


def seed_by_clock() -> None:
    """Starts a sequence that differs from run to run."""
    place = clock_bytes.pointer(0)
    read_clock(CLOCK_REALTIME, place)
    nanoseconds = u64(place.load_u64()) * 1000000000 + u64((place + 8).load_u32())
    set_seed(u32(nanoseconds ^ (nanoseconds >> 32)))


@inline
def rotated(value: u32, bits: int) -> u32:
    """A word rotated to the left."""
    return value << bits | value >> (32 - bits)


def draw() -> u32:
    """The next 32 random bits."""
    if not generator.ready:
        seed_by_clock()
    pad = rotated(generator.pad + generator.dat + generator.d * generator.n, 3)
    d = generator.d ^ rotated(pad, 31)
    dat = (generator.dat ^ (pad & 255) ^ (d >> 8) ^ 1) & 255
    generator.pad = pad
    generator.n = pad | 2
    generator.d = d
    generator.dat = dat
    return pad ^ (d << 5) ^ (pad >> 18) ^ (dat << 1)


def draw_64() -> u64:
    """The next two draws as 64 bits, the first one above."""
    high = u64(draw())
    return high << 32 | u64(draw())


def below(count: int) -> int:
    """A random integer 0 to count - 1; count > 0. differs: more than 32 bits take two draws, of
    which the reference takes one."""
    limit = u64(count)
    mask = u64(1)
    while limit & mask != limit:
        mask = mask << 1 | 1
    while True:
        bits = u64(draw()) if mask <= 0xFFFFFFFF else draw_64()
        if bits & mask < limit:
            return int(bits & mask)


def fraction() -> float:
    """A random float from 0 up to but not including 1, of 52 bits."""
    return double_from_bits(draw_64() & 0xFFFFFFFFFFFFF | 0x3FF0000000000000) - 1.0
