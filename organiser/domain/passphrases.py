"""What makes a passphrase good, said gently, and how five plain words make one."""

from collections.abc import Callable, Sequence

SHORT, FEW = 12, 6  # letters in all, and different ones
WORDS = 5

# Beginnings that programs which guess passphrases try before all others.
_COMMON = (
    "password",
    "passphrase",
    "letmein",
    "welcome",
    "qwerty",
    "organiser",
    "iloveyou",
    "abc123",
    "123456",
    "admin",
)


def doubt(passphrase: str) -> str:
    """A gentle word on a passphrase that is easily guessed; "" for a good one. None is refused for it."""
    plain = "".join(passphrase.casefold().split())
    if any(plain.startswith(common) and len(plain) < len(common) + SHORT for common in _COMMON):
        return "Many people use one like this, so it is among the first that anybody would try."
    if len(passphrase) < SHORT:
        return f"It is short. Several words, or {SHORT} letters and more, are much harder to guess."
    if len(set(plain)) < FEW:
        return "It is long, but made of few different letters."
    if plain.isdigit():
        return "Digits alone are quickly tried out. Words are harder to guess and easier to keep in mind."
    return ""


def suggestion(words: Sequence[str], pick: Callable[[Sequence[str]], str]) -> str:
    """Some plain words that ``pick`` draws by chance from a long list, with a space between them."""
    return " ".join(pick(words) for _ in range(WORDS))
