"""Step `segment`: cut turns into meaning units, so that every character of a codable turn is in exactly one."""

from themetrail.segment.cut import Unit, in_order, segments_of

__all__ = ["Unit", "in_order", "segments_of"]
