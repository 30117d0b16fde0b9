"""Runs Organiser from a checkout."""

import sys

from organiser.start import main

sys.exit(main())
