# Coroutines run by a loop of one's own.
# expect: cpython
class Wait:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        got = yield self.n
        return got
    __await__ = __iter__
async def add(a, b):
    x = await Wait(a)
    y = await Wait(b)
    return x + y
async def main():
    print(await add(1, 2))
    return "end"
c = main()
asked = c.send(None)
try:
    while True:
        asked = c.send(asked * 10)
except StopIteration as e:
    print(e.value)
