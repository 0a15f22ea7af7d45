"""The tables that pass between steps: one module per table, with its columns, types, key and rules."""
