"""Step `suggest`: candidate codes learnt from prior coded data, with evidence. It proposes and never decides."""
