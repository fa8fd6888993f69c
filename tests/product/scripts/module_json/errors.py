# Text that is no JSON is a ValueError.
# expect: cpython
import json
for text in ("", "[1", "{", "nul", '"abc', "[1 2", "]", "1 2"):
    try:
        print(text, json.loads(text))
    except ValueError:
        print("ValueError", text)
