import io

import varint

for n in (0, 1, 127, 128, 300, 2**32, 2**70):
    data = varint.encode(n)
    print(n, data, varint.decode_bytes(data))
stream = io.BytesIO(b"".join(varint.encode(i * i) for i in range(0, 400, 37)))
print([varint.decode_stream(stream) for _ in range(11)])
