"""The report with the engine inside: Berth in a reader's browser, without server or network."""
