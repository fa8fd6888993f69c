# Short and long texts that are equal are the same dictionary key, however they were made.
# expect: cpython
key = "".join(["na", "me"])
long = "x" * 300
print({"name": 1}[key], {long: 2}["x" * 300], key == "name", hash(key) == hash("name"))
