# encode and decode.
# expect: cpython
b = "aé🐍".encode()
print(b, b.decode(), str(b, "utf-8"), bytes("é", "utf8"), "x".encode("ascii"), b.decode("utf-8") == "aé🐍")
