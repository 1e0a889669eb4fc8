"""Benchmarks of the running bot against the simulator: `python -m tests.benchmarks`. Nothing is asserted."""
