# Strings: an L-system grown by replacement, run-length coding, Caesar's cipher, palindromes and
# splitting and joining, all on text made by the program itself.
# Source: A. Lindenmayer, "Mathematical models for cellular interactions" (1968); the rest folklore.

import sys

SIZE = 13
RULES = {"A": "AB", "B": "CA", "C": "B-A"}
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def grow(generations):
    text = "A"
    for _ in range(generations):
        text = "".join([RULES.get(letter, letter) for letter in text])
    return text


def run_lengths(text):
    parts = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and text[end] == text[start]:
            end += 1
        parts.append(text[start] + str(end - start))
        start = end
    return "".join(parts)


def expanded(coded):
    parts = []
    place = 0
    while place < len(coded):
        letter = coded[place]
        place += 1
        digits = ""
        while place < len(coded) and coded[place].isdigit():
            digits += coded[place]
            place += 1
        parts.append(letter * int(digits))
    return "".join(parts)


def shifted(text, distance):
    table = {a: ALPHABET[(i + distance) % 26] for i, a in enumerate(ALPHABET)}
    result = ""
    for word in text.split("-"):
        result += "".join([table[letter] for letter in word]) + "-"
    return result[:-1]


def longest_palindrome(text):
    best = ""
    for centre in range(len(text)):
        for width in (0, 1):
            left, right = centre, centre + width
            while left >= 0 and right < len(text) and text[left] == text[right]:
                left -= 1
                right += 1
            if right - left - 1 > len(best):
                best = text[left + 1 : right]
    return best


def checksum(text):
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 999983
    return total


def main(n):
    text = grow(n)
    coded = run_lengths(text)
    print(len(text), len(coded), expanded(coded) == text)
    secret = shifted(text, 3)
    print(checksum(secret), shifted(secret, 23) == text)
    print(len(longest_palindrome(text[:2000])), text.count("AB"), text.find("BCAB-"))
    words = text.replace("--", "-").split("-")
    print(len(words), max([len(word) for word in words]), checksum("+".join(words).lower()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
