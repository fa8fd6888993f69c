# A subclass of dict.
# expect: cpython
class Default(dict):
    def __getitem__(self, key):
        return self.get(key, "none")
d = Default()
d["a"] = 1
print(d["a"], d["b"], len(d), "a" in d, isinstance(d, dict))
