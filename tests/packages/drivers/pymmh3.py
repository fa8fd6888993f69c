import pymmh3

for key in ("", "a", "foo", "hello, world", "snakelet" * 9):
    for seed in (0, 42):
        print(key[:12], pymmh3.hash(key, seed), pymmh3.hash128(key, seed, True))
        print(
            pymmh3.hash128(key, seed, False), pymmh3.hash64(key, seed), pymmh3.hash_bytes(key, seed)
        )
