"""Run a command and turn whatever happens into an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from riskctl.cli.options import Options, read_options, split_arguments, terminal_language
from riskctl.errors import UserError, in_chinese
from riskctl.model.language import Language

INTERRUPTED = 130
NOBODY_READS = 141
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
    except (BrokenPipeError, SystemExit):
        # typer leaves by SystemExit, and only where nobody reads what is printed.
        _close_quietly()
        return NOBODY_READS
    except OSError as error:
        return _unprintable(error, options)
    except Exception as error:
        return _internal_fault(error, options)


def _run(arguments: list[str], options: Options) -> int:
    from riskctl.cli.app import run_app

    return run_app(arguments, options)


def _language(options: Options) -> Language:
    return options.language or terminal_language(os.environ)


def _complain(text: str, options: Options) -> None:
    start = "riskctl：" if _language(options) == "zh" else "riskctl: "
    print(f"{start}{_harmless(text)}", file=sys.stderr)


def _harmless(text: str) -> str:
    """The text with what could steer a terminal written as escapes: arguments and names are repeated in messages."""
    return "".join(character if character == "\n" or character.isprintable() else character.encode("unicode_escape").decode()
                   for character in text)


def _internal_fault(error: Exception, options: Options) -> int:
    if options.debug:
        import traceback

        traceback.print_exception(error)
        return FAULT
    kind = f"{type(error).__name__}: {error}".splitlines()[0]
    zh = f"程序内部错误（{kind}）。加 --debug 重新运行可得到完整追踪，请连同它一起报告。"
    en = f"an internal fault ({kind}). Run again with --debug for the trace, and report it with that."
    _complain(zh if _language(options) == "zh" else en, options)
    return FAULT


def _unprintable(error: OSError, options: Options) -> int:
    """Say that the system refused, such as a full disk behind the output; a bug of riskctl where it was something else."""
    if error.filename is not None or error.errno is None:
        return _internal_fault(error, options)
    _complain(f"输出写不出去：{in_chinese(error)}。" if _language(options) == "zh"
              else f"the output could not be written: {error.strerror}.", options)
    _close_quietly()
    return FAULT


def _make_output_safe() -> None:
    """Never fail on a character that the terminal cannot show, nor on a stream that was closed before the start."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for as long as we run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _close_quietly() -> None:
    """Keep the interpreter from complaining at exit that nobody reads."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
