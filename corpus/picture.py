#!/usr/bin/env python3
"""Draws corpus/picture.png, the picture of the README: a page as a browser shows it beside what dehusk makes of it.

usage: picture.py PROGRAM [PAGE]

PROGRAM is the built dehusk. Needs chromium.
"""

import html
import json
import pathlib
import subprocess
import sys
import tempfile

CORPUS = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT = 1200, 880
FRAME = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; display: flex; font: 15px/1.45 sans-serif; color: #222; background: #fff; }}
section {{ flex: 1; box-sizing: border-box; padding: 18px 26px; height: {height}px; overflow: hidden; }}
section + section {{ border-left: 2px solid #ccc; background: #f6f8f4; }}
code {{ display: block; font: bold 13px monospace; color: #666; margin: 0 0 12px; }}
h2 {{ font-size: 18px; margin: 0 0 10px; }}
h1 {{ font-size: 22px; line-height: 1.25; margin: 0 0 14px; }}
iframe {{ border: 0; width: 100%; height: {height}px; }}
p {{ margin: 0 0 12px; }}
</style>
<section><code>{name}</code><iframe srcdoc="{page}"></iframe></section>
<section><code>dehusk {name}</code><h1>{headline}</h1>{body}</section>
"""


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    page = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else CORPUS / "pages" / "first-page.html"
    result = subprocess.run(
        [sys.argv[1], "--format", "jsonl", "--body-format", "html", page], check=True, stdout=subprocess.PIPE
    )
    article = json.loads(result.stdout)
    picture = FRAME.format(
        height=HEIGHT,
        name=html.escape(page.name),
        page=html.escape(page.read_text(encoding="utf-8")),
        headline=html.escape(article["headline"]),
        body=article["body"],
    )
    with tempfile.TemporaryDirectory() as folder:
        frame = pathlib.Path(folder, "frame.html")
        frame.write_text(picture, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={CORPUS / 'picture.png'}",
                frame,
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )


main()
