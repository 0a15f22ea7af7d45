"""What adjudication desks say beside what all desks do, a module for each language."""
