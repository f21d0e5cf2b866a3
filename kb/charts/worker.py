"""The process that draws: reads orders as lines of JSON, writes a head line and the bytes. ``painter`` starts it."""

import json
import os
import signal
import sys

READY = b"ready\n"


def main() -> None:
    """Draw until there are no more orders; a chart that cannot be drawn is an answer, not an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes this process
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    from kb.charts.order import Order
    from kb.charts.render import render
    from kb.errors import KbError

    answers.write(READY)
    answers.flush()
    for line in sys.stdin.buffer:
        try:
            drawn, head = render(Order.model_validate_json(line)), {}
        except KbError as error:
            drawn, head = b"", {"status": error.status, "error": str(error)}
        except Exception as error:
            drawn, head = b"", {"status": 500, "error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(head | {"bytes": len(drawn)}).encode() + b"\n" + drawn)
        answers.flush()


if __name__ == "__main__":
    main()
