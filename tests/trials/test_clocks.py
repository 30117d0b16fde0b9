"""A few clocks of the long trial: all is kept in order while the computer's clock stands in 1970 and in 2099."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.trials import clocks


@pytest.mark.skipif(not clocks.is_possible(), reason="needs gcc, on Linux")
def test_all_is_kept_in_order_by_wild_clocks(tmp_path: Path) -> None:
    years = (2099, 1970, 2030)
    moments = [int(datetime(year, 6, 1, 12, tzinfo=UTC).timestamp()) for year in years]
    assert list(clocks.wrongs(tmp_path, moments)) == []
