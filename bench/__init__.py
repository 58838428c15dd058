"""Measures synthesis and checking as whole processes: ``python -m bench``. Needs nothing but a synthesizing venv."""
