"""The words of this surface, in the language that is asked for."""

from themetrail.interface.catalogue import words_below

page_words = words_below(__package__)
