"""A finished study as a repository takes it: data, what describes them, and metadata that programs read."""
