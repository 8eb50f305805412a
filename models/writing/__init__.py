"""An instance as people write it: the cells of a workbook's sheets, and the files of a folder."""
