from __future__ import annotations

import io
import re

from viaduct.terraform.counter import Counter
from viaduct.terraform.messages import Message
from viaduct.terraform.progress import LineProgress, TerminalProgress, progress_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def tell(progress: LineProgress | TerminalProgress) -> None:
    with progress:
        progress.say("hello")
        progress.begin("web", "applying")
        progress.advance("web", 1, 2)
        progress.end("web", "applied [2]")


def test_a_log_gets_a_line_an_event() -> None:
    stream = io.StringIO()
    tell(LineProgress(stream))
    lines = [re.sub(r"^\[ *[\d.]+ s\] ", "", line) for line in stream.getvalue().splitlines()]
    assert lines == ["hello", "web: applying", "web: applied [2]"]


def test_a_terminal_gets_bars_and_the_outcomes_above_them() -> None:
    stream = Terminal()
    tell(TerminalProgress(stream))
    assert "web: applied [2]" in stream.getvalue()


def test_the_stream_decides() -> None:
    assert isinstance(progress_on(Terminal()), TerminalProgress)
    assert isinstance(progress_on(io.StringIO()), LineProgress)


def test_resources_are_counted_out_of_terraforms_messages() -> None:
    seen: list[tuple[int, int]] = []

    class Told(LineProgress):
        def advance(self, stack: str, done: int, total: int) -> None:
            seen.append((done, total))

    counter = Counter("web", Told(io.StringIO()))
    for kind, total in (("change_summary", 2), ("apply_start", 0), ("apply_complete", 0), ("apply_complete", 0)):
        counter(Message(kind, "", total=total))
    assert seen == [(0, 2), (1, 2), (2, 2)]
