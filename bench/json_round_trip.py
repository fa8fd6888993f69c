# JSON: a catalogue of nested records written with json.dumps, read back with json.loads, changed
# and compared; and streamed through an in-memory file.
# Source: the records are the suite's own; the format is RFC 8259.

import io
import json
import sys

SIZE = 200
TURNS = 50
WORDS = ("anchor", "bobbin", "candle", "dowel", "easel", "funnel", "gasket", "hinge")


def record(number):
    return {
        "id": number,
        "name": "%s-%d" % (WORDS[number % len(WORDS)], number),
        "price": number / 4 + 0.5,
        "tags": [WORDS[(number * k) % len(WORDS)] for k in range(1, 4)],
        "stock": {"north": number % 7, "south": None, "open": number % 2 == 0},
        "note": 'a "quoted" line\nand a tab\t\\ ' + "~" * (number % 3),
    }


def total_of(catalogue):
    total = 0.0
    for entry in catalogue["entries"]:
        stock = entry["stock"]
        total += entry["price"] * (stock["north"] + (1 if stock["open"] else 0))
        total += len(entry["note"]) + len(entry["tags"])
    return total


def main(n):
    catalogue = {"title": "Ironmonger", "entries": [record(number) for number in range(n)]}
    total = 0.0
    length = 0
    for turn in range(TURNS):
        text = json.dumps(catalogue)
        again = json.loads(text)
        if again != catalogue:
            raise ValueError("the catalogue changed on its way")
        total += total_of(again)
        length += len(text)
        catalogue["entries"][turn % n]["price"] += 0.25
    stream = io.StringIO()
    json.dump(catalogue, stream)
    stream.seek(0)
    print(total, length, total_of(json.load(stream)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
