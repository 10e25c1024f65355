"""Run a command and print what it used, as JSON: processor and wall seconds, peak memory in kB, exit code.

Started anew for each measurement, and small: the peak that the system reports for a process includes that of
the one it was forked from, so the program that compares must not be its parent.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    """Run the command without input or output."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    peak = used.ru_maxrss // 1024 if sys.platform == "darwin" else used.ru_maxrss
    code = os.waitstatus_to_exitcode(status)
    print(f'{{"cpu": {used.ru_utime + used.ru_stime}, "wall": {wall}, "peak": {peak}, "code": {code}}}')


if __name__ == "__main__":
    main(sys.argv[1:])
