"""The methods text in English, in the past tense. No sentence begins with a numeral."""
