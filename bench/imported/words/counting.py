# Counting words.


def words_of(text):
    for word in text.split():
        word = word.strip(".,;:!?()").lower()
        if word:
            yield word


def count(text):
    """How often each word occurs in a text."""
    counts = {}
    for word in words_of(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(text, default=""):
    """The longest word; the first of several, or the default of none."""
    best = default
    for word in words_of(text):
        if len(word) > len(best):
            best = word
    return best
