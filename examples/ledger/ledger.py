# A double-entry ledger: reads a journal in CSV, checks that every transaction sums to zero, and
# prints the balance of each account, with subtotals up the tree of accounts, and a table by month.
#
# usage: ledger.py JOURNAL.csv
#
# Each line is date,number,account,amount,text; amounts are kept in cents, so no cent is ever lost.

import sys


class JournalError(Exception):
    pass


class Posting:
    def __init__(self, date, number, account, cents, text):
        self.date = date
        self.number = number
        self.account = account
        self.cents = cents
        self.text = text


def split_fields(line):
    """The fields of a line of CSV; a quoted field may hold commas, and quotes written twice."""
    fields = []
    field = ""
    quoted = False
    place = 0
    while place < len(line):
        letter = line[place]
        if quoted and line[place : place + 2] == '""':
            field += '"'
            place += 1
        elif letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            fields.append(field)
            field = ""
        else:
            field += letter
        place += 1
    if quoted:
        raise JournalError("a quote is not closed")
    fields.append(field)
    return fields


def parse_cents(text):
    """Cents of an amount such as 12, -3.5 or 1,234.56."""
    sign = -1 if text.startswith("-") else 1
    whole, _, fraction = text.lstrip("+-").replace(",", "").partition(".")
    if not (whole.isdigit() and (fraction + "0").isdigit() and len(fraction) <= 2):
        raise JournalError("not an amount: " + text)
    return sign * (int(whole) * 100 + int((fraction + "00")[:2]))


def parse_posting(line):
    fields = split_fields(line)
    if len(fields) != 5:
        raise JournalError("expected 5 fields, found %d" % len(fields))
    date, number, account, amount, text = fields
    if len(date) != 10 or date[4] != "-" or date[7] != "-":
        raise JournalError("not a date: " + date)
    return Posting(date, int(number), account, parse_cents(amount), text)


def read_journal(path):
    postings = []
    with open(path) as file:
        file.readline()
        for number, line in enumerate(file, 2):
            line = line.strip()
            if line and not line.startswith("#"):
                try:
                    postings.append(parse_posting(line))
                except (JournalError, ValueError) as error:
                    raise JournalError("%s:%d: %s" % (path, number, error))
    return postings


def check_balanced(postings):
    """Every transaction must sum to zero; returns how many there are."""
    sums = {}
    for posting in postings:
        sums[posting.number] = sums.get(posting.number, 0) + posting.cents
    for number in sorted(sums):
        if sums[number]:
            raise JournalError("transaction %d is off by %s" % (number, money(sums[number])))
    return len(sums)


def money(cents):
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    digits = str(whole)
    groups = []
    while len(digits) > 3:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    groups.insert(0, digits)
    return "%s%s.%02d" % (sign, ",".join(groups), rest)


def tree_balances(postings):
    """Cents by account, where an account includes all below it: `assets` has `assets:bank`."""
    balances = {}
    for posting in postings:
        parts = posting.account.split(":")
        for depth in range(1, len(parts) + 1):
            name = ":".join(parts[:depth])
            balances[name] = balances.get(name, 0) + posting.cents
    return balances


def print_balances(postings):
    print("%-34s %14s" % ("account", "balance"))
    balances = tree_balances(postings)
    for name in sorted(balances):
        depth = name.count(":")
        label = "  " * depth + name.split(":")[-1]
        print("%-34s %14s" % (label, money(balances[name])))


def print_months(postings, top):
    """What moved in each account directly below `top`, a line an account, a column a month."""
    months = sorted({posting.date[:7] for posting in postings})
    table = {}
    for posting in postings:
        parts = posting.account.split(":")
        if parts[0] == top:
            row = table.setdefault(parts[1], [0] * len(months))
            row[months.index(posting.date[:7])] += posting.cents
    print("%-12s" % top + "".join(["%12s" % month for month in months]))
    for name in sorted(table):
        print("  %-10s" % name + "".join(["%12s" % money(cents) for cents in table[name]]))
    totals = [sum([row[i] for row in table.values()]) for i in range(len(months))]
    print("  %-10s" % "total" + "".join(["%12s" % money(cents) for cents in totals]))


def main(arguments):
    if len(arguments) != 1:
        print("usage: ledger.py JOURNAL.csv", file=sys.stderr)
        return 2
    try:
        postings = read_journal(arguments[0])
        count = check_balanced(postings)
    except (OSError, UnicodeError, JournalError) as error:
        print("ledger:", error, file=sys.stderr)
        return 1
    print("%d transactions, %d postings\n" % (count, len(postings)))
    print_balances(postings)
    print()
    print_months(postings, "expenses")
    largest = max(postings, key=lambda posting: (posting.cents, posting.date))
    print("\nlargest: %s on %s (%s)" % (money(largest.cents), largest.date, largest.text))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
