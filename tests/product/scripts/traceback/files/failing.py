def run():
    inner()


def inner():
    return {}["missing"]
