"""The clerk's spreadsheet: read, checked, written; its template and a sample."""
