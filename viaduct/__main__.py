"""``python -m viaduct``."""

from viaduct.cli import main

if __name__ == "__main__":
    main()
