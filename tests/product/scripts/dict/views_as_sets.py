# Views of keys and items have the operators of sets.
# expect: cpython
# differs: MicroPython's views have no operators
first = {"a": 1, "b": 2, "c": 3}
second = {"b": 2, "c": 4, "d": 5}
keys = first.keys()
print(sorted(keys & second.keys()), sorted(keys | second.keys()), sorted(keys - second.keys()))
print(sorted(keys ^ second.keys()), sorted({"a", "z"} & keys), sorted({"a", "z"} - keys))
print(sorted(keys & ["c", "q"]), sorted({"z"} | keys), sorted({"a", "z"} ^ keys))
print(type(keys & second.keys()) is set, type(frozenset("a") & keys) is set)
print(sorted(first.items() & second.items()), sorted(first.items() - second.items()))
print(keys == {"a", "b", "c"}, {"a", "b", "c"} == keys, keys == second.keys(), keys != {"a"})
print(keys < {"a", "b", "c", "d"}, keys <= {"a", "b", "c"}, {"a"} < keys, {"a"} >= keys)
print(keys > {"a"}, keys >= second.keys(), first.items() == {("a", 1), ("b", 2), ("c", 3)})
print(keys == ["a", "b", "c"], keys == 5, first.items() == first.items())
print(keys.isdisjoint("xyz"), keys.isdisjoint("cab"), first.items().isdisjoint([("a", 1)]))
print(first.values() == first.values())
for right in ({"a"}, {"b"}):
    try:
        first.values() & right
    except TypeError:
        print("values are no set")
try:
    keys & 5
except TypeError:
    print("TypeError")
try:
    {"a": []}.items() | set()
except TypeError:
    print("a list has no hash")
