"""The methods text in German, in the past tense. No sentence begins with a numeral."""
