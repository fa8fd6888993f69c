# break, continue and return leave `async with`, also through other blocks.
# expect: cpython


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind)


async def leave():
    for i in range(3):
        async with Manager("a"):
            if i == 0:
                continue
            async with Manager("b"):
                try:
                    if i == 1:
                        continue
                    break
                finally:
                    print("finally", i)
    else:
        print("never")
    while True:
        async with Manager("c"):
            try:
                break
            finally:
                print("finally")
    while True:
        try:
            async with Manager("d"):
                raise ValueError
        except ValueError:
            async with Manager("e"):
                break
    async with Manager("f"):
        for i in range(2):
            return i


try:
    leave().send(None)
except StopIteration as stop:
    print("returned", stop.value)
