"""The entry point. `--version` answers without importing anything heavy."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        from gyakusan import __version__

        sys.stdout.write(f"gyakusan {__version__}\n")
        return
    from gyakusan.cli.app import run

    run()


if __name__ == "__main__":
    main()
