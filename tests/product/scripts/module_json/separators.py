# separators= of dumps and dump, a keyword only.
# expect: micropython
# differs: CPython words its messages otherwise
import io
import json

value = [1, {"a": [2, 3], "b": {}}, []]
for pair in ((",", ":"), (", ", ": "), (" , ", " : "), ["|", "="], None):
    print(json.dumps(value, separators=pair))
    out = io.StringIO()
    json.dump(value, out, separators=pair)
    print(out.getvalue())
for pair in ((",",), (",", ":", "!"), (), (1, ":")):
    try:
        print(json.dumps(value, separators=pair))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    json.dumps(value, (",", ":"))
except TypeError as e:
    print("TypeError")
try:
    json.dumps(value, seps=(",", ":"))
except TypeError as e:
    print("TypeError")
