# Formatting: a ledger printed in three ways (the % operator, str.format and f-strings) with widths,
# alignment, signs, bases and float precision, and read back by int() and float().
# Source: the formats are those of C's printf and of PEP 3101.

import sys

SIZE = 5000


def amounts(n):
    seed = 7
    for number in range(n):
        seed = (seed * 3877 + 29573) % 139968
        yield number, (seed - 69984) / 8


def with_percent(number, amount):
    return "%05d|%-8s|%10.3f|%+d|%x" % (number, "n%d" % number, amount, int(amount), number * 7)


def with_format(number, amount):
    return "{:05d}|{:<8}|{:10.3f}|{:+d}|{:x}".format(
        number, "n{}".format(number), amount, int(amount), number * 7
    )


def with_f_string(number, amount):
    name = f"n{number}"
    return f"{number:05d}|{name:<8}|{amount:10.3f}|{int(amount):+d}|{number * 7:x}"


def checksum(total, line):
    for byte in line.encode():
        total = (total * 31 + byte) % 999983
    return total


def main(n):
    total = 0
    balance = 0.0
    agreed = 0
    line = ""
    for number, amount in amounts(n):
        line = with_percent(number, amount)
        if line == with_format(number, amount) == with_f_string(number, amount):
            agreed += 1
        fields = line.split("|")
        balance += float(fields[2])
        if int(fields[0]) * 7 != int(fields[4], 16) or int(fields[3]) != int(amount):
            raise ValueError(line)
        total = checksum(total, line)
    print(line)
    print(agreed, total, "%.3f" % balance, repr(balance), str(amount))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
