"""Run a command and turn whatever happens into an exit code."""

import os
import sys
from collections.abc import Sequence

from riskctl.cli.options import Options, read_options, split_arguments, terminal_language
from riskctl.errors import UserError
from riskctl.model.language import Language

INTERRUPTED = 130
FAULT = 3


def main(arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and give the exit code (see `riskctl --help`)."""
    _make_output_safe()
    options = Options()
    try:
        given, rest = split_arguments(arguments)
        options = read_options(given)
        code = _run(rest, options)
        sys.stdout.flush()
        return code
    except UserError as error:
        _complain(error.zh if _language(options) == "zh" else error.en, options)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return INTERRUPTED
    except Exception as error:
        return _internal_fault(error, options)


def _run(arguments: list[str], options: Options) -> int:
    from riskctl.cli.app import run_app

    return run_app(arguments, options)


def _language(options: Options) -> Language:
    return options.language or terminal_language(os.environ)


def _complain(text: str, options: Options) -> None:
    start = "riskctl：" if _language(options) == "zh" else "riskctl: "
    print(f"{start}{text}", file=sys.stderr)


def _internal_fault(error: Exception, options: Options) -> int:
    if options.debug:
        raise error
    kind = f"{type(error).__name__}: {error}".splitlines()[0]
    zh = f"程序内部错误（{kind}）。加 --debug 重新运行可得到完整追踪，请连同它一起报告。"
    en = f"an internal fault ({kind}). Run again with --debug for the trace, and report it with that."
    _complain(zh if _language(options) == "zh" else en, options)
    return FAULT


def _make_output_safe() -> None:
    """Never fail on a character that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _close_quietly() -> None:
    """Keep the interpreter from complaining at exit that nobody reads."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
