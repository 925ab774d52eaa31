"""What goes into an extraction and what comes out of it. Fields and defaults are those of dehusk/extract.hpp and
dehusk/line.hpp."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from ._native import (
    BodyFormat,
    HtmlReader,
    InputKind,
    Limit,
    LineKind,
    PageKind,
    Preference,
    ReasonKind,
    Status,
    Verdict,
)
from ._rules import RuleSet
from ._sites import SiteProfile

_LARGEST_32 = 2**32 - 1  # what the library counts elements and lines in
_LARGEST_64 = 2**63 - 1


def _check(owner: object, types: dict[str, type]) -> None:
    for name, expected in types.items():
        value = getattr(owner, name)
        # True and False are numbers in Python, but no limits.
        if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
            raise TypeError(f"{name} must be {expected.__name__}, not {type(value).__name__}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds of one call. At a limit what was read so far is still extracted, the status is `Status.limit_reached`, and
    `Article.limit` names it."""

    max_input_bytes: int = 64 << 20
    """Bytes of input that are read; at most 1 GiB."""
    max_depth: int = 512
    """Open elements at one time; at most 4,096."""
    max_elements: int = 1_000_000
    max_lines: int = 500_000
    max_line_bytes: int = 1 << 20
    """UTF-8 bytes of one line; what is longer is cut at a character."""
    max_output_bytes: int = 64 << 20
    """UTF-8 bytes of the body; it ends at a line."""
    max_time: timedelta = timedelta(0)
    """Wall time of the call; 0 or less is no limit. With one the result depends on the machine's speed."""

    def __post_init__(self) -> None:
        largest = {
            "max_input_bytes": _LARGEST_64,
            "max_depth": _LARGEST_32,
            "max_elements": _LARGEST_32,
            "max_lines": _LARGEST_32,
            "max_line_bytes": _LARGEST_64,
            "max_output_bytes": _LARGEST_64,
        }
        _check(self, {**dict.fromkeys(largest, int), "max_time": timedelta})
        for name, most in largest.items():
            if not 0 <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from 0 to {most}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What a caller knows and wants. The default suits a page of which nothing is known. `dataclasses.replace` makes
    changed ones."""

    input: InputKind = InputKind.automatic
    """Set it when the source is known, as sniffing can be fooled by text about HTML."""
    html_reader: HtmlReader = HtmlReader.standard
    preference: Preference = Preference.balanced
    """Changes which lines of the body are kept, never the headline."""
    charset: str = ""
    """The charset of the HTTP header, any WHATWG label; unknown ones are no hint. Passed over where the document is
    text."""
    url: str = ""
    """Address of the page; helps to tell the site's name from the headline, and completes links."""
    rules: RuleSet | None = None
    """Residue rules to use instead of the built-in ones alone."""
    site: SiteProfile | None = field(default=None, hash=False)
    """What other pages of the site taught: lines that repeat over it are not in the body."""
    body_format: BodyFormat = BodyFormat.text
    """How `Article.body` is written. What is in it never depends on the format."""
    want_links: bool = False
    """Keep the body's links, in Markdown and HTML."""
    want_images: bool = False
    """Keep the body's images, in Markdown and HTML."""
    want_comments: bool = False
    """Fill `Article.comments`."""
    want_lines: bool = False
    """Fill `Article.lines`."""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        _check(
            self,
            {
                "input": InputKind,
                "html_reader": HtmlReader,
                "preference": Preference,
                "charset": str,
                "url": str,
                "body_format": BodyFormat,
                "want_links": bool,
                "want_images": bool,
                "want_comments": bool,
                "want_lines": bool,
                "limits": Limits,
            },
        )
        for name, expected in {"rules": RuleSet, "site": SiteProfile}.items():
            if getattr(self, name) is not None:
                _check(self, {name: expected})


@dataclass(slots=True)
class Reason:
    """One reason for a verdict."""

    kind: ReasonKind = ReasonKind.model
    rule: str = ""
    """Id of the rule for `ReasonKind.rule`, such as "en.related.1", else empty."""


@dataclass(slots=True)
class Line:
    """One line of the page with its verdict: a paragraph, heading, list item, table cell, caption or block of code."""

    text: str = ""
    kind: LineKind = LineKind.paragraph
    heading_level: int = 0
    """1 to 6 for headings, else 0."""
    verdict: Verdict = Verdict.residue
    score: float = 0.0
    """The classifier's probability, from 0 to 1, that the line belongs to the body, before rules."""
    reasons: list[Reason] = field(default_factory=list)
    """Strongest first; never empty."""
    source_begin_byte: int = 0
    """Where the line stands in the document, in bytes from 0, end excluded; in text, of its UTF-8."""
    source_end_byte: int = 0


@dataclass(slots=True)
class Article:
    """What was extracted."""

    status: Status = Status.ok
    limit: Limit = Limit.none
    """The limit that was reached first."""
    headline: str = ""
    """One line; empty when there is none."""
    byline: str = ""
    """Names of the authors; empty where the page does not state them."""
    published: str = ""
    """Day of publication in ISO 8601, with time of day and offset where the page states them; else empty."""
    language: str = ""
    """Tag of BCP 47; empty where the page does not state it."""
    body: str = ""
    """Blocks are parted by one blank line; items of a list and rows of a table stand on lines of their own without
    blank lines between, cells are parted by a tab. In Markdown and HTML the same with markup."""
    input: InputKind = InputKind.text
    """How the document was read: html or text."""
    encoding: str = ""
    """WHATWG name of the encoding that the document was read in."""
    kind: PageKind = PageKind.unknown
    confidence: float = 0.0
    """From 0 to 1: the word F1 that the body is expected to reach; 0 without a body."""
    unclosed: str = ""
    """Name of what was left open at the end of the page, such as "script"; empty on a page that ended properly."""
    comments: list[str] = field(default_factory=list)
    """Readers' comments, plain text; only with `Options.want_comments`."""
    lines: list[Line] = field(default_factory=list)
    """All lines of the page in order; only with `Options.want_lines`."""
