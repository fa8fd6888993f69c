# Loops over texts: of one byte a character and of several, nested, left early, in generators.
# expect: cpython


def walk(text):
    for character in text:
        yield ord(character)


for text in (
    "",
    "a",
    "hello",
    "h\u00e4\u00df\u20ac",
    "\U0001f40d!",
    "a" * 3 + "\x00" + "z",
):
    print([code for code in walk(text)])
    for first in text:
        for second in text:
            if first == second:
                break
        else:
            print("never")
    for character in text:
        if ord(character) > 200:
            break
    else:
        print("all below")

text = "start"
for character in text:
    text = text + character
print(text)
words = {}
for character in "the quick brown fox \u00fcber \u20ac":
    words[character] = words.get(character, 0) + 1
print(sorted([(ord(key), count) for key, count in words.items()]))
big = 0
for character in "ab" * 3000 + "\u00e9" * 500:
    big += ord(character)
print(big)


class Text(str):
    pass


print(
    [ord(c) for c in Text("sub\u00e9")], [len(c + d) for c in "xy" for d in "\u00e91"]
)
