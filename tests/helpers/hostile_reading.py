"""What files that are sent might make a process do."""

import os
import time


def sleep_long():
    time.sleep(60)


def eat_memory():
    return len(b"x" * 8 * 1024**3)


def stop_hard():
    os.kill(os.getpid(), 9)
