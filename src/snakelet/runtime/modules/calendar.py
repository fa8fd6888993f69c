"""The Gregorian calendar in whole days.

Source: Howard Hinnant, "chrono-compatible low-level date algorithms": years that start in March
make the day of the year a linear function of the month. Invariant: days are counted from
1970-01-01.
"""


def days_from_civil(year: int, month: int, day: int) -> int:
    """The days from 1970-01-01 to a date of the Gregorian calendar; the month may be any."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    shifted = year - 1 if month <= 2 else year
    era = shifted // 400
    of_era = shifted - era * 400
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    shifted = days + 719468
    era = shifted // 146097
    of_era = shifted - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    part = (5 * of_year + 2) // 153
    month = part + 3 if part < 10 else part - 9
    return year + era * 400 + (1 if month <= 2 else 0), month, of_year - (153 * part + 2) // 5 + 1
