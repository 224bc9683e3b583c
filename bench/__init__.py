"""Measurements, side by side in one run: ``make bench``. What they said last is in docs/bench.md."""
