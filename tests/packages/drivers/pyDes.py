import pyDes

data = b"The quick brown fox jumps over the lazy dog!"
for mode in (pyDes.ECB, pyDes.CBC):
    k = pyDes.des(b"DESCRYPT", mode, b"\0\1\2\3\4\5\6\7", pad=None, padmode=pyDes.PAD_PKCS5)
    d = k.encrypt(data)
    print(d, k.decrypt(d) == data)
t = pyDes.triple_des(b"a 16 or 24 byte password"[:24], pyDes.CBC, b"abcdefgh", b"*")
d = t.encrypt(data)
print(d, t.decrypt(d, b"*"), t.block_size, t.key_size)
try:
    pyDes.des(b"short")
except ValueError as e:
    print(e)
