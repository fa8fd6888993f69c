# Reads the log of a web server (the common log format) and reports traffic by hour, status, client
# and path, slow spots, broken links and lines that aren't understood.
#
# usage: log_report.py ACCESS.log [TOP]
#
# The log is read line by line and never held: a log of any size fits, as long as its paths do.

import sys
from collections import namedtuple

Request = namedtuple("Request", ("client", "hour", "method", "path", "status", "size"))
WIDTH = 40


class Tally:
    """Counts by key; the largest first, and equal counts by key."""

    def __init__(self):
        self.counts = {}

    def add(self, key, amount=1):
        self.counts[key] = self.counts.get(key, 0) + amount

    def top(self, limit):
        return sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]

    def total(self):
        return sum(self.counts.values())


def between(text, opening, closing):
    """What stands between two marks, and the rest behind the second."""
    _, found, rest = text.partition(opening)
    inner, closed, rest = rest.partition(closing)
    if not (found and closed):
        raise ValueError("no %s...%s" % (opening, closing))
    return inner, rest


def parse(line):
    """The request of one line; ValueError if it isn't in the common log format."""
    client = line.split(" ", 1)[0]
    moment, rest = between(line, "[", "]")
    request, rest = between(rest, '"', '"')
    method, target, _ = request.split(" ")
    status, size = rest.split()[:2]
    path = target.split("?")[0]
    hour = int(moment.split(":")[1])
    if not 0 <= hour < 24:
        raise ValueError("no such hour")
    return Request(client, hour, method, path, int(status), 0 if size == "-" else int(size))


class Report:
    def __init__(self):
        self.hours = [0] * 24
        self.statuses = Tally()
        self.clients = Tally()
        self.paths = Tally()
        self.bytes_by_path = Tally()
        self.broken = Tally()
        self.methods = Tally()
        self.visitors = set()
        self.strange = []
        self.count = 0

    def add(self, number, line):
        try:
            request = parse(line)
        except ValueError:
            self.strange.append((number, line))
            return
        self.count += 1
        self.hours[request.hour] += 1
        self.statuses.add(request.status)
        self.methods.add(request.method)
        self.clients.add(request.client)
        self.paths.add(request.path)
        self.bytes_by_path.add(request.path, request.size)
        self.visitors.add(request.client)
        if request.status == 404:
            self.broken.add(request.path)

    def lines(self, top):
        yield "%d requests by %d visitors" % (self.count, len(self.visitors))
        yield ", ".join(["%s %d" % pair for pair in self.methods.top(9)])
        yield ""
        yield from self.hour_lines()
        yield from self.section("status", self.statuses, top)
        yield from self.section("client", self.clients, top)
        yield from self.section("path", self.paths, top)
        yield from self.section("bytes sent for path", self.bytes_by_path, top, size_text)
        yield from self.section("broken link", self.broken, top)
        if self.strange:
            yield "\n%d lines not understood" % len(self.strange)
            for number, line in self.strange[:top]:
                yield "  line %d: %s" % (number, line if len(line) <= 60 else line[:57] + "...")

    def hour_lines(self):
        busiest = max(self.hours)
        for hour, count in enumerate(self.hours):
            if count:
                length = (count * WIDTH + busiest - 1) // busiest
                yield "%02d:00 %5d %s" % (hour, count, "#" * length)

    def section(self, title, tally, top, shown=str):
        total = tally.total()
        if total:
            yield "\n%s" % title
            for key, amount in tally.top(top):
                yield "  %-28s %8s  %5.1f %%" % (key, shown(amount), 100 * amount / total)


def size_text(size):
    for unit in ("B", "kB", "MB"):
        if size < 10000:
            return "%d %s" % (size, unit)
        size = (size + 500) // 1000
    return "%d GB" % size


def main(arguments):
    if not 1 <= len(arguments) <= 2 or not (arguments + ["5"])[1].isdigit():
        print("usage: log_report.py ACCESS.log [TOP]", file=sys.stderr)
        return 2
    report = Report()
    try:
        with open(arguments[0]) as file:
            for number, line in enumerate(file, 1):
                report.add(number, line.strip())
    except (OSError, UnicodeError) as error:
        print("log_report:", error, file=sys.stderr)
        return 1
    for line in report.lines(int((arguments + ["5"])[1])):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
