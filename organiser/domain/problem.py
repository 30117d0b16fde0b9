"""The one kind of failure that is told to the user instead of being reported as a bug."""


class Problem(Exception):
    """Something the user can act on: what happened, and what to do next.

    ``message`` is one or two plain sentences; ``advice`` may be empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".rstrip()
