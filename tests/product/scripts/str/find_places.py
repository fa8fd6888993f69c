# Searches that look at several places together find the first one.
# expect: cpython
text = "abcabcabd" * 7 + "xyz" + "é" * 9 + "abd"
parts = ("a", "d", "x", "z", "é", "ab", "bd", "abd", "dx", "yz", "zé", "éé", "éa", "cabd", "dabcabcabdx")
for part in parts + ("xz", "zz", "éx", "abdxyzé", "q", "qq"):
    print(part, text.find(part), text.rfind(part), text.count(part), part in text, end=" ")
    print(text.find(part, 20), text.find(part, 60, 70), len(text.split(part)))
data = bytes(range(256)) * 2
for size in (1, 2, 3, 8, 9, 17):
    print(size, [data.find(data[i : i + size]) for i in (0, 1, 7, 8, 100, 127, 128, 250, 255)])
for n in range(20):
    print((b"\x80" * n + b"\x81" + b"\x80" * 9).find(b"\x81"), (b"a" * n + b"bc").find(b"bc"), end=" ")
    print((b"\x00" * n + b"\x01").find(b"\x01"), (b"\x01" * n + b"\x00").find(b"\x00"))
