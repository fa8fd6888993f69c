"""Times single operations on text: `snakelet measure_strings.py`, and the same with python3.

The table of docs/decisions/strings.md is from this program; subtract the empty call."""

import json
import time

TEXT = "the quick brown fox jumps over the lazy dog " * 50
WORDS = TEXT.split()
RECORD = {"id": 7, "name": "item 7", "x": 7 / 3, "yes": True, "none": None, "s": "ab\ncd"}
DOCUMENT = {"records": [RECORD] * 200}
JSON = json.dumps(DOCUMENT)


def take_index(i):
    return TEXT[i % 2200]


def f_string(i):
    x = 3.14159
    return f"{i:5d} {x:.2f}"


def percent(i):
    return "%5d %.2f %s" % (i, 3.14159, "abc")  # noqa: UP031


OPERATIONS = (
    ("empty call", 200000, lambda i: i),
    ("text[i]", 200000, take_index),
    ("text.find, not there", 20000, lambda i: TEXT.find("zebra")),
    ("text.replace, 50 places", 3000, lambda i: TEXT.replace("fox", "cat")),
    ("join of 450 words", 3000, lambda i: " ".join(WORDS)),
    ("f-string", 100000, f_string),
    ("%", 100000, percent),
    ("str(float)", 100000, lambda i: str(i / 7)),
    ("json.dumps, 20 kB", 100, lambda i: json.dumps(DOCUMENT)),
    ("json.loads, 20 kB", 100, lambda i: json.loads(JSON)),
)


def main():
    for name, count, operation in OPERATIONS:
        start = time.time()
        for i in range(count):
            operation(i)
        print("%-26s %10.1f ns" % (name, (time.time() - start) / count * 1e9))  # noqa: UP031


main()
