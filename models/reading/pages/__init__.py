"""Files of tables, whatever wrote them, as pages of rows."""
