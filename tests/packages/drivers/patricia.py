from patricia import trie

T = trie("root", key="value", king="kong")
T["four"] = None
words = "romane romanus romulus rubens ruber rubicon rubicundus".split()
for i, word in enumerate(words):
    T[word] = i
print(len(T), sorted(T), sorted(T.keys("rubicon and more")), T["rubens"], T.key("romanusque"))
print(
    "rubicund" in T,
    T.isPrefix("rubicund"),
    T.isPrefix("x"),
    sorted(T.iter("rub")),
    list(T.items("king of kings")),
)
del T["rubicon"]
print(
    "rubicon" in T,
    len(T),
    T.value("kingdom"),
    T.item("four-leaved"),
    sorted(T.values("romanus"), key=str),
)
try:
    T["rubicon"]
except KeyError:
    print("KeyError")
