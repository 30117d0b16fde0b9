"""Guards the pin of PySide6: 6.12.0 loses a reference to None in most calls and then dies."""

import sys

from PySide6.QtCore import QObject


def test_qt_calls_lose_no_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 500
