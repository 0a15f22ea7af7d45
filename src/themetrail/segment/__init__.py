"""Step `segment`: cut turns into meaning units, so that every character of a codable turn is in exactly one."""

from themetrail.segment.cut import Unit, segments_of

__all__ = ["Unit", "segments_of"]
