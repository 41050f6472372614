"""Topics and details as a table for spreadsheets, and back: what was changed there becomes small changes of files."""
