"""Step `segment`: cut turns into meaning units, so that every character of a codable turn is in exactly one."""
