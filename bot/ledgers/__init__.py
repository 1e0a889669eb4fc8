"""A spreadsheet of income and expenses (收支表): read, with everything that is wrong said by row."""
