"""The calls: one document, one after the other with the same memory, and many in threads."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Union

from . import _native
from ._types import Article, Line, Options, Reason

Document = Union[bytes, bytearray, memoryview, str]
"""A page as it came from the server, or text: markup that was decoded already, or what somebody extracted."""

_DEFAULT = Options()
_RESULTS_AHEAD_PER_THREAD = 4


def _article(fields: tuple[Any, ...]) -> Article:
    *of_page, lines = fields
    return Article(*(*of_page, [_line(line) for line in lines]))


def _line(fields: tuple[Any, ...]) -> Line:
    *before, reasons, begin_byte, end_byte = fields
    return Line(*(*before, [Reason(*reason) for reason in reasons], begin_byte, end_byte))


def _check_options(options: object) -> None:
    if not isinstance(options, Options):
        raise TypeError(f"options must be dehusk.Options, not {type(options).__name__}")


class Extractor:
    """Extracts articles, keeping its memory from document to document, which makes it faster than `extract`.

    Threads may share one, but then they wait for each other. Results do not depend on earlier calls.
    """

    __slots__ = ("_native",)

    def __init__(self) -> None:
        self._native = _native.Extractor()

    def extract(self, data: Document, options: Options = _DEFAULT) -> Article:
        """Returns the article in `data`.

        Any bytes will do, in any encoding, from any source; none is trusted. Bad input shows in `Article.status`, never
        as an exception. Raises TypeError when `data` is no document, and MemoryError. Other threads run meanwhile; they
        must not change `data`. Time and memory grow linearly with the input, within `options.limits`.
        """
        _check_options(options)
        return _article(self._native.extract(data, options))


def extract(data: Document, options: Options = _DEFAULT) -> Article:
    """Returns the article in `data`: `Extractor.extract` with an extractor of its own."""
    return Extractor().extract(data, options)


def extract_many(
    documents: Iterable[Document | tuple[Document, Options]],
    options: Options = _DEFAULT,
    *,
    threads: int | None = None,
) -> Iterator[Article]:
    """Yields the article of each document, in their order, from `threads` threads; None is one for each core.

    A pair is a document with options of its own, such as its address. Documents are taken from the iterable as they are
    needed, by the thread that asks for articles, and only a few for each thread are held at any time. Where memory ends,
    the document's article has the status `Status.out_of_memory`, and the others go on. What the iterable raises ends the
    iteration at once. Raises ValueError when `threads` is less than 1.
    """
    _check_options(options)
    count = (os.cpu_count() or 1) if threads is None else threads
    if count < 1:
        raise ValueError("threads must be at least 1")
    return _in_order(iter(documents), options, count)


class _OfThread(threading.local):
    def __init__(self) -> None:
        self.extractor = Extractor()


class _Worker:
    """Extracts in any thread, with one extractor for each."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._of_thread = _OfThread()

    def __call__(self, document: Document | tuple[Document, Options]) -> Article:
        data, options = document if isinstance(document, tuple) else (document, self._options)
        try:
            return self._of_thread.extractor.extract(data, options)
        except MemoryError:
            return Article(status=_native.Status.out_of_memory)


def _in_order(
    documents: Iterator[Document | tuple[Document, Options]], options: Options, threads: int
) -> Iterator[Article]:
    worker = _Worker(options)
    waiting: deque[Future[Article]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="dehusk") as pool:
        try:
            for document in documents:
                waiting.append(pool.submit(worker, document))
                if len(waiting) >= threads * _RESULTS_AHEAD_PER_THREAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
