"""What the pages of one site have in common, which dehusk/site_profile.hpp says more of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _native

if TYPE_CHECKING:
    from ._types import Article


class SiteProfile:
    """Remembers which lines stand on the pages of one site. Given back in `Options.site`, it takes lines that repeat
    over the site out of the body: the paragraph about the author, the pointer to a newsletter.

        site = dehusk.SiteProfile()
        for article in dehusk.extract_many(pages, dehusk.Options(want_lines=True)):
            site.learn(article)
        articles = dehusk.extract_many(pages, dehusk.Options(site=site))

    It holds hashes of lines, never text, of 256 pages at most; what it holds depends on the pages alone, not on their
    order. Threads may share one: a call goes by what was learned when it began. Pickled profiles of several processes
    can be merged.
    """

    __slots__ = ("_native",)

    def __init__(self) -> None:
        self._native = _native.SiteProfile()

    def learn(self, article: Article) -> None:
        """Learns the page that `article` was extracted from; without lines, which `Options.want_lines` asks for, it
        teaches nothing."""
        self._native.learn([line.text for line in article.lines])

    def merge(self, other: SiteProfile) -> None:
        """Learns all that `other` learned; the order does not matter."""
        self._native.merge(other._native)

    @property
    def page_count(self) -> int:
        """Pages that are remembered."""
        return self._native.page_count()

    def pages_with(self, line: str) -> int:
        """On how many of them a line of this text stands, as `Line.text` gives it; 0 for lines that are too short to be
        learned."""
        return self._native.pages_with(line)

    def save(self) -> bytes:
        """The profile as bytes, equal for equal profiles."""
        return self._native.save()

    @classmethod
    def load(cls, saved: bytes) -> SiteProfile:
        """Returns the profile that was saved as these bytes, which may be untrusted. Raises ValueError where they are
        other bytes, those of a version that remembers otherwise among them."""
        site = cls()
        if not site._native.load(saved):
            raise ValueError("not a saved profile of a site, or one of another version")
        return site

    def __eq__(self, other: object) -> bool:
        return self.save() == other.save() if isinstance(other, SiteProfile) else NotImplemented

    def __repr__(self) -> str:
        return f"<dehusk.SiteProfile of {self.page_count} pages>"

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return type(self).load, (self.save(),)
