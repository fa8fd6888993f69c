# Turns a useful part of Markdown into HTML: headings, paragraphs, lists that nest, quotes, fenced
# code, tables, rules, emphasis, code spans, links and images. A table of contents comes first.
#
# usage: markdown.py TEXT.md
#
# The text is read as a list of lines; each kind of block eats the lines that belong to it.

import sys

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
# What opens and closes a span, and its element; the longer one comes first.
SPANS = (("**", "strong"), ("*", "em"), ("~~", "del"))


def escaped(text):
    for plain, entity in ESCAPES:
        text = text.replace(plain, entity)
    return text


def anchor(title):
    kept = [letter if letter.isalpha() or letter.isdigit() else " " for letter in title.lower()]
    return "-".join("".join(kept).split())


class Inline:
    """Turns the text inside a block into HTML, from left to right."""

    def __init__(self, text):
        self.text = text
        self.place = 0
        self.output = []

    def html(self):
        while self.place < len(self.text):
            if not (self.code() or self.link() or self.span()):
                if self.text[self.place] == "\\":
                    self.place += 1
                self.output.append(escaped(self.text[self.place : self.place + 1]))
                self.place += 1
        return "".join(self.output)

    def starts(self, mark):
        return self.text[self.place : self.place + len(mark)] == mark

    def code(self):
        end = self.text.find("`", self.place + 1)
        if not self.starts("`") or end < 0:
            return False
        self.output.append("<code>" + escaped(self.text[self.place + 1 : end]) + "</code>")
        self.place = end + 1
        return True

    def link(self):
        start = self.place + 2 if self.starts("![") else self.place + 1
        if not (self.starts("![") or self.starts("[")):
            return False
        middle = self.text.find("](", start)
        end = self.text.find(")", middle)
        if middle < 0 or end < 0:
            return False
        label = self.text[start:middle]
        target, _, title = self.text[middle + 2 : end].partition(" ")
        name = ' title="%s"' % escaped(title.strip('"')) if title else ""
        if self.starts("!"):
            form = (escaped(target), escaped(label), name)
            self.output.append('<img src="%s" alt="%s"%s>' % form)
        else:
            form = (escaped(target), name, Inline(label).html())
            self.output.append('<a href="%s"%s>%s</a>' % form)
        self.place = end + 1
        return True

    def span(self):
        for mark, element in SPANS:
            if self.starts(mark):
                start = self.place + len(mark)
                end = self.text.find(mark, start)
                if end > start and self.text[start] != " ":
                    inner = Inline(self.text[start:end]).html()
                    self.output.append("<%s>%s</%s>" % (element, inner, element))
                    self.place = end + len(mark)
                    return True
        return False


def indent_of(line):
    return len(line) - len(line.lstrip(" "))


def list_mark(line):
    """`ul` or `ol` and the text of the item, or None where the line opens no item."""
    text = line.lstrip(" ")
    if text[:2] in ("- ", "* ", "+ "):
        return "ul", text[2:]
    number, dot, rest = text.partition(". ")
    return ("ol", rest) if dot and number.isdigit() else None


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


class Document:
    def __init__(self, lines):
        self.lines = lines
        self.place = 0
        self.output = []
        self.headings = []

    def more(self):
        return self.place < len(self.lines)

    def line(self):
        return self.lines[self.place]

    def take_while(self, belongs):
        start = self.place
        while self.more() and belongs(self.line()):
            self.place += 1
        return self.lines[start : self.place]

    def html(self):
        while self.more():
            self.block()
        return self.output

    def block(self):
        line = self.line()
        if not line.strip():
            self.place += 1
        elif line.startswith("```"):
            self.fence()
        elif line.startswith("#"):
            self.heading()
        elif line.startswith(">"):
            self.quote()
        elif line.strip("-* ") == "" and len(line.replace(" ", "")) >= 3:
            self.place += 1
            self.output.append("<hr>")
        elif list_mark(line):
            self.items(indent_of(line))
        elif line.startswith("|"):
            self.table()
        else:
            self.paragraph()

    def fence(self):
        language = self.line()[3:].strip()
        self.place += 1
        body = self.take_while(lambda line: not line.startswith("```"))
        self.place += 1
        name = ' class="language-%s"' % language if language else ""
        self.output.append("<pre><code%s>%s</code></pre>" % (name, escaped("\n".join(body))))

    def heading(self):
        text = self.line().lstrip("#")
        level = min(6, len(self.line()) - len(text))
        title = text.strip()
        self.place += 1
        self.headings.append((level, title))
        html = Inline(title).html()
        self.output.append('<h%d id="%s">%s</h%d>' % (level, anchor(title), html, level))

    def quote(self):
        inner = self.take_while(lambda line: line.startswith(">"))
        self.output.append("<blockquote>")
        self.output.extend(Document([line[1:].lstrip(" ") for line in inner]).html())
        self.output.append("</blockquote>")

    def items(self, indent):
        kind = list_mark(self.line())[0]
        self.output.append("<%s>" % kind)
        while self.more() and self.line().strip():
            line = self.line()
            found = list_mark(line)
            if indent_of(line) < indent or (
                found and indent_of(line) == indent and found[0] != kind
            ):
                break
            if found and indent_of(line) > indent:
                self.items(indent_of(line))
                continue
            text = found[1] if found else line.strip()
            self.output.append(("<li>" if found else "") + Inline(text).html())
            self.place += 1
        self.output.append("</%s>" % kind)

    def table(self):
        rows = self.take_while(lambda line: line.startswith("|"))
        self.output.append("<table>")
        for number, row in enumerate(rows):
            if number != 1 or row.strip("|-: "):
                element = "td" if number else "th"
                inner = ["<%s>%s</%s>" % (element, Inline(c).html(), element) for c in cells(row)]
                self.output.append("<tr>%s</tr>" % "".join(inner))
        self.output.append("</table>")

    def paragraph(self):
        start = self.take_while(lambda line: line.strip() and line[0] not in "#>`|")
        if not start:
            start = [self.line()]
            self.place += 1
        self.output.append("<p>%s</p>" % Inline("\n".join(start)).html())

    def contents(self):
        lines = ["<nav>"]
        for level, title in self.headings:
            lines.append('%s<a href="#%s">%s</a>' % ("  " * level, anchor(title), escaped(title)))
        return lines + ["</nav>"]


def main(arguments):
    if len(arguments) != 1:
        print("usage: markdown.py TEXT.md", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            document = Document([line.rstrip("\r\n") for line in file])
    except (OSError, UnicodeError) as error:
        print("markdown:", error, file=sys.stderr)
        return 1
    body = document.html()
    for line in document.contents() + body:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
