"""What files that are sent might make a process do."""

import os
import time


def sleep_long():
    time.sleep(60)


def eat_memory():
    """More than a process that reads uploads is given, and less than any other is."""
    return len(bytearray(2500 * 1024**2))


def stop_hard():
    os.kill(os.getpid(), 9)
