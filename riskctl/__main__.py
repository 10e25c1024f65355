"""`riskctl` and `python -m riskctl`."""

import sys


def run() -> None:
    """Run the command line and exit. The version is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from riskctl import __version__

        sys.stdout.write(f"riskctl {__version__}\n")
        return
    try:
        import gc

        from riskctl.cli.main import main

        # A run builds one catalog and ends: looking for garbage in it costs a tenth of the time and finds none.
        gc.disable()
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    _leave(code)


def _leave(code: int) -> None:
    """Exit at once: to free a whole catalog piece by piece, only for the system to take it back, costs another tenth."""
    import atexit
    import os

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = code or 141
    os._exit(code)


if __name__ == "__main__":
    run()
