"""``pipelines.yaml``: its typed model, the loader that keeps line numbers, and the rules."""

from viaduct.spec.finding import Finding
from viaduct.spec.loader import check, check_text, load_system
from viaduct.spec.model import System

__all__ = ["Finding", "System", "check", "check_text", "load_system"]
