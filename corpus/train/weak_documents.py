"""Pages whose whole body nobody labelled by hand: what can be known of them, as documents to train on.

Snippet pages: each has a few phrases that the body must or must not hold, and the texts that nine tools extracted, with the
number of phrases that each violates. A tool that violates none is a witness; a line is wanted in the mean of what the witnesses
say, and counts by how far they agree. The phrases themselves overrule them.
Readability pages: one witness, the text that Mozilla's Readability is expected to give.
"""
import gzip
import re
from pathlib import Path

import documents as docs


def page_url(url):
    """`hard::blog.example.org.html` is how the set names pages whose address it does not tell."""
    return re.sub(r"\.html?$", "", url.split("::", 1)[1]) if "::" in url else url


def snippet_documents(data):
    folder = Path(data) / "snippets"
    texts = {}
    for row in docs.read_jsonl(folder / "outputs.jsonl.xz"):
        texts.setdefault(row["id"], []).append((row["wrong"], row["text"]))
    documents = []
    for row in docs.read_jsonl(folder / "gold.jsonl"):
        found = texts.get(row["id"], [])
        least = min((wrong for wrong, _ in found), default=9)
        witnesses = [text for wrong, text in found if wrong == least and text.strip()]
        if least > 1 or not witnesses:
            continue
        with gzip.open(folder / "html" / (row["id"] + ".gz")) as page:
            content = page.read()
        documents.append(docs.Document(row["id"], "html", "snippets", "snippets", docs.domain_of(page_url(row["url"])), "",
                                       witnesses[0], content, witnesses, row["with"], row["without"], 1.0 if least == 0 else 0.5))
    return documents


def declared_domain(content, otherwise):
    """Domain of the address that a page gives as its own, so that it stands in the fold of its site."""
    found = re.search(rb"""(?:canonical["']?\s+href|og:url["']?\s+content)=["']?(https?://[^"'\s>]+)""", content)
    return docs.domain_of(found.group(1).decode("latin-1")) if found else otherwise


def readability_documents(data):
    folder = Path(data) / "readability"
    documents = []
    for row in docs.read_jsonl(folder / "gold.jsonl"):
        with gzip.open(folder / "html" / (row["id"] + ".html.gz")) as page:
            content = page.read()
        documents.append(docs.Document(row["id"], "html", "readability", "readability", declared_domain(content, row["id"]),
                                       row["title"] or "", row["body"], content))
    return documents
