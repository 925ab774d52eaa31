"""dehusk takes the headline and the clean body out of scraped web pages and out of text that somebody already scraped.

    import dehusk

    article = dehusk.extract(page)  # bytes as they came from the server, or text
    print(article.headline, article.body, sep="\\n\\n")

Any document is welcome: what is wrong with one shows in `Article.status`, never as an exception. The names are those of
the C++ library, whose headers say more of each.
"""

from ._extract import Document, Extractor, extract, extract_many
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
    heading,
    model_version,
    rules_version,
    version,
)
from ._rules import RuleError, RuleSet
from ._sites import SiteProfile
from ._types import Article, Limits, Line, Options, Reason

__version__ = version()
__all__ = [
    "Article",
    "BodyFormat",
    "Document",
    "Extractor",
    "HtmlReader",
    "InputKind",
    "Limit",
    "Limits",
    "Line",
    "LineKind",
    "Options",
    "PageKind",
    "Preference",
    "Reason",
    "ReasonKind",
    "RuleError",
    "RuleSet",
    "SiteProfile",
    "Status",
    "Verdict",
    "extract",
    "extract_many",
    "heading",
    "model_version",
    "rules_version",
    "version",
]
