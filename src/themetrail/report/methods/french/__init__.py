"""The methods text in French, in the past tense. No sentence begins with a numeral."""
