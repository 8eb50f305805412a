"""What can be answered about an instance, as values: outcomes, tables, reasons, conflicts."""
