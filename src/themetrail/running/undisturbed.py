"""First of all that the process which jobs are copied from loads: it is deaf to Ctrl-C, of which the run ends it."""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
