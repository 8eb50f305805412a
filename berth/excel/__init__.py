"""Answers as workbooks: xlsxwriter's, in which no cell from input is ever a formula or a link."""
