name = "first"
import second


def other():
    return second.name_of_first()
