"""Report: what goes into the paper: tables, figures, a methods text, and a page to browse quotations."""
