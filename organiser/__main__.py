"""Runs Organiser as ``python -m organiser``."""

import sys

from organiser.start import main

sys.exit(main())
