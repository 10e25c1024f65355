"""Have Graphviz draw: with dot where it is on PATH, else with pygraphviz; never longer than a limit."""

import shutil
import subprocess
import sys
from collections.abc import Sequence

from riskctl.errors import UserError, in_chinese
from riskctl.report.line import visible

SECONDS = 30
"""How long a drawing may take."""

# pygraphviz draws in the process that imports it and cannot be stopped there, so it has a process of its own; -P, so that
# it imports nothing from the folder that riskctl is run in.
_PYGRAPHVIZ = """
import sys, warnings
import pygraphviz
warnings.simplefilter("ignore")
graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode("utf-8"))
sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog="dot"))
"""


def drawn(source: str, format: str) -> bytes:
    """The graph in DOT as a drawing in the format; UserError without an engine, and where it fails or takes too long."""
    command = _command(format)
    try:
        ran = subprocess.run(command, input=source.encode("utf-8"), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UserError(f"Graphviz 画了 {SECONDS} 秒还没有画完：写明人员、岗位、单位或规则的编号，只画其周围。",
                        f"Graphviz was not done after {SECONDS} seconds: name people, posts, units or rules to draw only what is around "
                        f"them.") from None
    except OSError as error:
        raise UserError(f"无法运行 {command[0]}：{in_chinese(error)}。改用 --format dot。",
                        f"{command[0]} cannot be run: {error.strerror}. Take --format dot.") from None
    if ran.returncode or not ran.stdout:
        raise UserError(f"Graphviz 画不出来：{_said(ran.stderr)}", f"Graphviz could not draw this: {_said(ran.stderr)}")
    return ran.stdout


def _command(format: str) -> Sequence[str]:
    """The program that draws what it is given; UserError that says what to install where there is none."""
    found = shutil.which("dot")
    if found is not None:
        return found, f"-T{format}"
    from importlib.util import find_spec

    if find_spec("pygraphviz") is None:
        raise UserError("没有找到 Graphviz：安装 Graphviz（如 apt install graphviz）或 pip install 'riskctl[graph]'，或用 --format dot。",
                        "Graphviz was not found: install it (such as `apt install graphviz`) or pip install 'riskctl[graph]', or use "
                        "--format dot.")
    return sys.executable, "-P", "-c", _PYGRAPHVIZ, format


def _said(stderr: bytes) -> str:
    """The last line that the engine said."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return visible(lines[-1][:200]) if lines else "?"
