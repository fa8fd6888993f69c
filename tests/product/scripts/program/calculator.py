# A recursive descent parser.
# expect: cpython
import io
class Parser:
    def __init__(self, text):
        self.tokens = text.replace("(", " ( ").replace(")", " ) ").split()
        self.i = 0
    def peek(self):
        return self.tokens[self.i] if self.i < len(self.tokens) else None
    def take(self):
        self.i += 1
        return self.tokens[self.i - 1]
    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value
    def product(self):
        value = self.atom()
        while self.peek() in ("*", "/"):
            value = value * self.atom() if self.take() == "*" else value / self.atom()
        return value
    def atom(self):
        t = self.take()
        if t == "(":
            value = self.sum()
            self.take()
            return value
        return float(t)
print(Parser("1 + 2 * ( 3 - 4 ) / 5").sum(), Parser("((2)) * (3 + 4)").sum())
