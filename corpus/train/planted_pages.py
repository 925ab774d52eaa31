"""Labelled pages with the rules' own lines planted between their paragraphs: what the html model learns of them.

On the labelled pages, nearly all of them English, a line that stands between long paragraphs belongs to the article more often
than not, whatever rule it hits; the model would learn that place counts and wording does not. A planted page teaches by its
planted lines alone: examples are residue, near misses are prose. Each stands in a block of the same container as the
paragraphs around it, which is the hardest place to tell residue in.
"""
import html
import random
import re

import documents as docs
from rule_examples import NEAR_MISS, rule_lines

EXAMPLES_PER_PAGE = 5
NEAR_MISSES_PER_PAGE = 2
# A paragraph of prose, with the end of which a planted line may follow.
PARAGRAPH = re.compile(rb"<(p|div)(\s[^<>]{0,200})?>[^<]{80,}(?:<(?!/?(?:p|div|td|li|ul|table)\b)[^<>]*>[^<]*)*</\1>", re.I)
BLOCKS = ("<p>{}</p>", "<p{attributes}>{}</p>", "<div>{}</div>", '<p><a href="/a">{}</a></p>', "<p><strong>{}</strong></p>",
          '<div><span class="x">{}</span></div>')


def flat(lines):
    return sorted({line for languages in lines.values() for found in languages.values() for line in found})


def planted_pages(pages):
    """One planted copy of each of `pages` that has three paragraphs or more."""
    examples, near_misses = flat(rule_lines()), flat(rule_lines(NEAR_MISS))
    planted = []
    for page in pages:
        gaps = [(found.end(), (found.group(2) or b"").decode("utf-8", "replace")) for found in PARAGRAPH.finditer(page.content)]
        if len(gaps) < 3:
            continue
        chance = random.Random("planted " + page.ident)
        unwanted = chance.sample(examples, EXAMPLES_PER_PAGE)
        wanted = chance.sample(near_misses, NEAR_MISSES_PER_PAGE)
        content = page.content
        places = sorted((chance.choice(gaps) for _ in unwanted + wanted), reverse=True)
        for (place, attributes), line in zip(places, chance.sample(unwanted + wanted, len(places))):
            block = chance.choice(BLOCKS).format(html.escape(line), attributes=attributes)
            content = content[:place] + block.encode() + content[place:]
        planted.append(docs.Document(page.ident, "html", "planted_page", "planted", page.domain, page.title, page.gold, content,
                                     wanted=wanted, unwanted=unwanted))
    return planted
