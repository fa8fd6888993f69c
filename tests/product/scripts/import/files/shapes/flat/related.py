from . import circle
from .square import area
from .. import NAME
from ..flat import square


def total(n):
    return area(n) + circle.area(n) + square.area(n)
