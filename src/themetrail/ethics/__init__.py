"""The ethics pack: what a study's own configuration and run say to an ethics board and a data protection officer."""
