# async for and async with.
# expect: cpython
class Resource:
    async def __aenter__(self):
        print("enter")
        return self
    async def __aexit__(self, *error):
        print("exit", error[0])
    def __aiter__(self):
        self.n = 0
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n
async def main():
    async with Resource() as r:
        async for x in r:
            print(x)
        else:
            print("else")
    try:
        async with Resource():
            raise ValueError("inside")
    except ValueError as e:
        print("caught", e)
try:
    main().send(None)
except StopIteration:
    print("done")
