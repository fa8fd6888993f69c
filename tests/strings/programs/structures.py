# json, struct, array, io and memoryview with values drawn at random.
import array
import io
import json
import struct

SEED = [99]


def draw(limit):
    SEED[0] = (SEED[0] * 1103515245 + 12345) % 2147483648
    return (SEED[0] >> 8) % limit


def pick(choices):
    return choices[draw(len(choices))]


def value(depth):
    kind = draw(9 if depth > 0 else 7)
    if kind == 7:
        return [value(depth - 1) for _ in range(draw(4))]
    if kind == 8:
        keys = [pick(["", "a", "key", "é", 'q"']) for _ in range(draw(4))]
        return {key: value(depth - 1) for key in keys}
    return pick([None, True, False, draw(10**6) - 5, draw(1000) / 7, 10 ** draw(30), 'é\n"\\'])


def attempt(action, *arguments):
    try:
        return repr(action(*arguments))
    except Exception as error:
        return type(error).__name__


def run_json():
    item = value(4)
    text = json.dumps(item)
    print(json.loads(text) == item, len(json.loads(json.dumps([item, item]))))
    print(repr(json.loads(text)))
    stream = io.StringIO()
    json.dump(item, stream)
    stream.seek(0)
    print(json.load(stream) == item)


def run_struct():
    form = pick(["<", ">", "!", "@", ""])
    values = []
    for _ in range(draw(5)):
        code = pick("bBhHiIqQfd")
        form += code
        values.append(draw(100) / 4 if code in "fd" else draw(128))
    packed = struct.pack(form, *values)
    print(form, struct.calcsize(form), packed, struct.unpack(form, packed))


def run_array():
    code = pick("bBhHiIqQfd")
    items = array.array(code, [draw(100) for _ in range(draw(6))])
    items.append(draw(100))
    items.extend([1, 2])
    start = draw(4)
    part = items[start : draw(9)]
    print(items, part, len(items), bytes(items), items == part, list(part + items))
    view = memoryview(items)
    view[0] = 7
    print(items[0], view[1], len(view), view.itemsize, list(view[1:3]), bytes(view[:1]))


def run_bytearray():
    data = bytearray(range(draw(12)))
    part = slice(draw(14) - 2, draw(14) - 2)
    data[part] = bytes(draw(5))
    print(data, attempt(data.pop), data)
    data += b"xyz"
    del data[draw(4) :: 2]
    print(data, data.find(b"y"), bytes(data).hex())


def run_stream():
    stream = io.BytesIO(b"line one\nline two\n\nlast")
    stream.seek(draw(20))
    print(stream.read(draw(6)), stream.readline(), stream.tell(), stream.write(b"*"))
    print(stream.getvalue(), list(stream))


for _ in range(400):
    pick([run_json, run_struct, run_array, run_bytearray, run_stream])()
