"""An instance that is one workbook: its sheets as the nodes that an instance file would be."""
