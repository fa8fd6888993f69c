# Dynamic programming: the edit distance of two strands of 150 letters with the edits themselves
# read back from the table, and their longest common subsequence; n pairs.
# Source: V. Levenshtein (1966); R. Wagner and M. Fischer, "The string-to-string correction
# problem" (1974).

import sys

SIZE = 12
LENGTH = 150


def strand(length, seed):
    letters = []
    for _ in range(length):
        seed = (seed * 3877 + 29573) % 139968
        letters.append("ACGT"[seed * 4 // 139968])
    return "".join(letters)


def distance_table(left, right):
    table = [list(range(len(right) + 1))]
    for i, a in enumerate(left):
        above = table[-1]
        row = [i + 1]
        for j, b in enumerate(right):
            cost = above[j] if a == b else 1 + min(above[j], above[j + 1], row[j])
            row.append(cost)
        table.append(row)
    return table


def edits(table, left, right):
    """Letters kept, replaced, deleted and inserted on one shortest way."""
    i, j = len(left), len(right)
    counts = {"keep": 0, "replace": 0, "delete": 0, "insert": 0}
    while i or j:
        if i and j and left[i - 1] == right[j - 1]:
            counts["keep"] += 1
            i, j = i - 1, j - 1
        elif i and j and table[i][j] == table[i - 1][j - 1] + 1:
            counts["replace"] += 1
            i, j = i - 1, j - 1
        elif i and table[i][j] == table[i - 1][j] + 1:
            counts["delete"] += 1
            i -= 1
        else:
            counts["insert"] += 1
            j -= 1
    return counts


def common_length(left, right):
    row = [0] * (len(right) + 1)
    for a in left:
        diagonal = 0
        for j, b in enumerate(right):
            above = row[j + 1]
            if a == b:
                row[j + 1] = diagonal + 1
            elif row[j] > above:
                row[j + 1] = row[j]
            diagonal = above
    return row[-1]


def main(n):
    totals = {}
    common = 0
    for pair in range(n):
        left, right = strand(LENGTH, 42 + pair), strand(LENGTH, 99 * pair)
        for name, count in edits(distance_table(left, right), left, right).items():
            totals[name] = totals.get(name, 0) + count
        common += common_length(left, right)
    print(sorted(totals.items()), common)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
