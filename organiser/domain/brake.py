"""A brake on whatever takes away or overwrites many people at once: a slip of the hand is asked about twice."""

MANY, SHARE = 20, 0.2


def brake(number: int, of: int) -> str | None:
    """Why so many people, of those who are here, are asked about twice, in a sentence; None when they are not.

    Many are over 20, or over a fifth; one person alone never is, nor are those of a handful.
    """
    if number > MANY or (of > 4 and number > 1 and number > of * SHARE):
        return f"These are {number:,} people of {max(of, number):,}."
    return None
