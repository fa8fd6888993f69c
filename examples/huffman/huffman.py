# Compresses files by Huffman's method, expands them again, and explains the code it used.
#
# usage: huffman.py show FILE              the code, and how much it saves
#        huffman.py pack FILE PACKED       compress
#        huffman.py unpack PACKED FILE     expand
#        huffman.py check FILE SCRATCH     pack to a file, unpack, compare, remove it
#
# A packed file is "HUF1", the size of the original in four bytes, how many symbols there are less
# one, a pair (symbol, length of its code) for each, and the bits. The code is canonical: the
# lengths alone say what the codes are.
# Source: D. A. Huffman, "A method for the construction of minimum-redundancy codes" (1952).

import os
import struct
import sys

MAGIC = b"HUF1"


class FormatError(Exception):
    pass


def code_lengths(data):
    """The length of the code of each symbol that occurs."""
    counts = {}
    for symbol in data:
        counts[symbol] = counts.get(symbol, 0) + 1
    # A node is (count, order, symbols below it); order makes ties the same everywhere.
    nodes = sorted([(count, symbol, [symbol]) for symbol, count in counts.items()])
    lengths = {symbol: 0 for symbol in counts}
    order = 256
    while len(nodes) > 1:
        left, right = nodes.pop(0), nodes.pop(0)
        members = left[2] + right[2]
        for symbol in members:
            lengths[symbol] += 1
        insert(nodes, (left[0] + right[0], order, members))
        order += 1
    if len(lengths) == 1:
        lengths[data[0]] = 1
    return lengths


def insert(nodes, node):
    place = len(nodes)
    while place and nodes[place - 1][:2] > node[:2]:
        place -= 1
    nodes.insert(place, node)


def canonical(lengths):
    """Codes as (length, symbol, bits): counted upwards, shorter codes and smaller symbols first."""
    codes = []
    bits = 0
    previous = 0
    for length, symbol in sorted([(length, symbol) for symbol, length in lengths.items()]):
        bits <<= length - previous
        codes.append((length, symbol, bits))
        bits += 1
        previous = length
    return codes


def pack(data):
    lengths = code_lengths(data)
    output = bytearray(MAGIC + struct.pack(">I", len(data)))
    if data:
        output.append(len(lengths) - 1)
    for symbol in sorted(lengths):
        output.append(symbol)
        output.append(lengths[symbol])
    table = {symbol: (length, bits) for length, symbol, bits in canonical(lengths)}
    held, count = 0, 0
    for symbol in data:
        length, bits = table[symbol]
        held = held << length | bits
        count += length
        while count >= 8:
            count -= 8
            output.append(held >> count)
            held &= (1 << count) - 1
    if count:
        output.append(held << (8 - count))
    return bytes(output)


def unpack(packed):
    if packed[:4] != MAGIC or len(packed) < 8:
        raise FormatError("not a packed file")
    size = struct.unpack(">I", packed[4:8])[0]
    if not size:
        return b""
    symbols = packed[8] + 1
    start = 9 + 2 * symbols
    if len(packed) < start:
        raise FormatError("the table of codes is cut off")
    lengths = {packed[place]: packed[place + 1] for place in range(9, start, 2)}
    meanings = {(length, bits): symbol for length, symbol, bits in canonical(lengths)}
    return expand(packed[start:], meanings, size)


def expand(packed, meanings, size):
    output = bytearray()
    bits, length = 0, 0
    for byte in packed:
        for shift in range(7, -1, -1):
            bits = bits << 1 | byte >> shift & 1
            length += 1
            symbol = meanings.get((length, bits))
            if symbol is not None:
                output.append(symbol)
                bits, length = 0, 0
                if len(output) == size:
                    return bytes(output)
    raise FormatError("the data is cut off")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def show(path):
    data = read(path)
    packed = pack(data)
    for length, symbol, bits in canonical(code_lengths(data)):
        digits = "".join([str(bits >> shift & 1) for shift in range(length - 1, -1, -1)])
        print("%-4s %s" % (repr(chr(symbol)) if 32 < symbol < 127 else symbol, digits))
    percent = 100 * len(packed) / len(data) if data else 100
    print("%d bytes, packed %d (%.1f %%)" % (len(data), len(packed), percent))


def check(path, scratch):
    data = read(path)
    write(scratch, pack(data))
    size = os.stat(scratch)[6]
    is_same = unpack(read(scratch)) == data
    os.remove(scratch)
    print("%d bytes to %d and back: %s" % (len(data), size, "the same" if is_same else "DIFFERENT"))
    return 0 if is_same else 1


def main(arguments):
    command = arguments[0] if arguments else ""
    try:
        if command == "show" and len(arguments) == 2:
            return show(arguments[1])
        if command == "pack" and len(arguments) == 3:
            return write(arguments[2], pack(read(arguments[1])))
        if command == "unpack" and len(arguments) == 3:
            return write(arguments[2], unpack(read(arguments[1])))
        if command == "check" and len(arguments) == 3:
            return check(arguments[1], arguments[2])
    except (OSError, FormatError) as error:
        print("huffman:", error, file=sys.stderr)
        return 1
    print("usage: huffman.py show|pack|unpack|check FILE [FILE]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
