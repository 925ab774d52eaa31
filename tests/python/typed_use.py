"""Read by a type checker, never run: what users write has the types that they expect."""

from collections.abc import Iterator

import dehusk


def bodies(pages: list[bytes]) -> Iterator[str]:
    options = dehusk.Options(preference=dehusk.Preference.recall, want_lines=True)
    for article in dehusk.extract_many(((page, options) for page in pages), threads=2):
        yield article.body


def rules(article: dehusk.Article) -> list[str]:
    return [reason.rule for line in article.lines for reason in line.reasons]


def comments(page: bytes) -> list[str]:
    options = dehusk.Options(body_format=dehusk.BodyFormat.html, want_links=True, want_comments=True)
    article = dehusk.extract(page, options)
    return [dehusk.heading(article.headline, options.body_format), article.byline, *article.comments]


def headline(page: str) -> str:
    article: dehusk.Article = dehusk.Extractor().extract(page, dehusk.Options(limits=dehusk.Limits(max_lines=5)))
    status: dehusk.Status = article.status
    return article.headline if status is dehusk.Status.ok else ""


def learned(pages: list[bytes], saved: bytes) -> bytes:
    site = dehusk.SiteProfile.load(saved)
    for article in dehusk.extract_many(pages, dehusk.Options(want_lines=True, site=site)):
        site.learn(article)
    count: int = site.page_count + site.pages_with("a line of the site")
    return site.save() if count > 0 else b""


def broken_rows(rows: str) -> list[int]:
    try:
        options = dehusk.Options(rules=dehusk.RuleSet(rows))
    except dehusk.RuleError as error:
        return [line_number for line_number, message in error.errors if message]
    return [] if options.rules is None else [len(options.rules)]


dehusk.extract(5)  # type: ignore[arg-type]
dehusk.Options(preference="recall")  # type: ignore[arg-type]
dehusk.RuleSet(b"")  # type: ignore[arg-type]
