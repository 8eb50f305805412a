"""Files that somebody drops on the start page: received, looked at, made a case of.

What reads them runs in a process of its own, within limits on memory and time."""
