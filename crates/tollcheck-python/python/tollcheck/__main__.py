"""The command `tollcheck`, for people who installed it with pip."""

import signal
import sys

from . import _native


def main() -> None:
    """Runs the command with the arguments of this process and exits as it does."""
    # The interpreter would only note Ctrl-C, and heed it when the command has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.execute(["tollcheck", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
