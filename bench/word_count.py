# Word count: a text of n made-up words in Zipf's proportions is split, cleaned, counted and sorted;
# the ten most frequent words are printed. Measures str methods, dicts and sorting together.
# Source: J. Bentley, D. Knuth, D. McIlroy, "Programming pearls: a literate program" (CACM 1986).

import io
import sys

SIZE = 40000
SYLLABLES = ("ka", "lo", "mi", "ne", "pu", "ra", "so", "ti")


def numbers(seed):
    while True:
        seed = (seed * 3877 + 29573) % 139968
        yield seed


def word_of(rank):
    word = SYLLABLES[rank % 8]
    while rank >= 8:
        rank //= 8
        word += SYLLABLES[rank % 8]
    return word


def write_text(stream, count):
    source = numbers(42)
    for place in range(count):
        rank = next(source) % (1 + next(source) % 600)
        word = word_of(rank)
        if place % 11 == 0:
            word = word[0].upper() + word[1:]
        stream.write(word)
        stream.write((" ", ", ", " ", ".\n", " ", "; ")[next(source) % 6])


def count_words(stream):
    counts = {}
    lines = 0
    for line in stream:
        lines += 1
        for word in line.split():
            word = word.strip(".,;").lower()
            if word:
                counts[word] = counts.get(word, 0) + 1
    return lines, counts


def main(n):
    stream = io.StringIO()
    write_text(stream, n)
    stream.seek(0)
    lines, counts = count_words(stream)
    print(lines, len(counts), sum(counts.values()))
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for word, count in ranking[:10]:
        print("%6d %s" % (count, word))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
