"""Viaduct: everything that is no construct.

The spec and its rules, the names, the state bucket, the rehearsal and the command line. Nothing here imports
cdktf or its bindings, so that checking a spec takes a fraction of a second.
"""

__version__ = "0.1.0"
