# Importing: the packages in `imported/` are imported from source, used, forgotten and imported
# anew, n times. Measures finding files, the compiler, and running module bodies. CPython is run
# without cached bytecode, so that all do the same work.
# Source: the suite's own.

import sys

SIZE = 25


def load():
    from imported.shapes import area_of, names
    from imported.words import count, plural

    total = 0.0
    for name in names():
        total += area_of(name, 3)
    return total, count("the cat and the dog and the bird")["the"], plural("story")


def forget():
    for name in list(sys.modules):
        if name.split(".")[0] == "imported":
            del sys.modules[name]


def main(n):
    seen = set()
    for _ in range(n):
        seen.add(load())
        forget()
    for total, count, word in seen:
        print("%.6f" % total, count, word)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
