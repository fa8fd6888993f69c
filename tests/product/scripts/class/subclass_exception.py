# Exceptions of one's own.
# expect: cpython
class Problem(ValueError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
class Worse(Problem):
    pass
try:
    raise Worse(7, "bad")
except Problem as e:
    print(type(e).__name__, e.code, e, e.args, isinstance(e, ValueError))
