"""Documents for tests and measurements: pages and dumps of corpus/pages, each made one of its own and some of them
damaged, and one labelled page in five where there are such."""

import gzip
import itertools
import os
import pathlib
import random
from collections.abc import Iterator
from typing import NamedTuple

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "pages"
WORDS = (
    "after again along always another around before below between boat bridge harbour during early every evening family"
    " ferry first former garden letter little market morning narrow never nobody office often other people quiet railway"
    " river several should street summer though through together under until village water weather while winter without"
).split()


class Document(NamedTuple):
    number: int
    url: str
    html: bytes | None
    """As a server sent it."""
    text: str | None
    """What somebody extracted; of `html` and `text` one is there at most."""


def labelled_pages() -> list[bytes]:
    """Those of DEHUSK_EVALUATION_DATA, if that is set."""
    folder = os.environ.get("DEHUSK_EVALUATION_DATA")
    files = sorted(pathlib.Path(folder, "wcxb", "html").glob("*.html.gz")) if folder else []
    return [gzip.decompress(file.read_bytes()) for file in files]


def made_one_of_its_own(page: bytes, number: int) -> bytes | None:
    """Ends in another paragraph than other documents; in one of 50 documents it is damaged, or is not there."""
    numbers = random.Random(number)
    paragraph = " ".join(numbers.choices(WORDS, k=40)).capitalize()
    if number % 50 == 7:
        return [None, b"", page[: numbers.randrange(len(page))], page + numbers.randbytes(500)][number // 50 % 4]
    return page + f"\n\n{paragraph}.\n".encode()


def documents(count: int, labelled: list[bytes]) -> Iterator[Document]:
    pages = itertools.cycle([file.read_bytes() for file in sorted(CORPUS.glob("*.html"))])
    dumps = itertools.cycle(
        [file.read_bytes() for file in sorted(CORPUS.glob("*.txt")) if not file.name.endswith(".expected.txt")]
    )
    real_pages = itertools.cycle(labelled)
    for number in range(count):
        url = f"https://www{number % 977}.example.org/pages/{number}.html"
        real = next(real_pages, None) if number % 5 == 0 else None
        if real is not None:
            yield Document(number, url, real, None)
        elif number % 3 == 0:
            dump = made_one_of_its_own(next(dumps), number)
            yield Document(number, url, None, dump if dump is None else dump.decode("utf-8", "replace"))
        else:
            yield Document(number, url, made_one_of_its_own(next(pages), number), None)
