#!/usr/bin/env python3
"""Gives labelled articles the residue of the five seeds, in other words and numbers, and counts which come out exact.

usage: seed_shapes.py --data DIR --program dehusk_with_models --models WORK [--sample N] [--show N] [SHAPE...]

Only articles that `evaluate.py clean` uses and whose gold holds no residue of its own are taken. Each is extracted with the
model of WORK/fold-K that never saw its domain. A text is exact when its paragraphs are the gold's, word by word, and its headline is
the title. The wording here is kept apart from what the model is trained on (text_documents.py plants the rules' examples).
"""
import argparse
import json
import os
import random
import re
import subprocess
import tempfile
import textwrap
from pathlib import Path

import documents as docs

NAMES = ("Alma Reyes", "Tom Fairweather", "Ingrid Solberg", "Kwame Boateng", "Priya Raman", "Luc Moreau", "Hana Novak", "Dan O'Leary")
PAPERS = ("Reuters", "The Valley Herald", "Bloomberg", "Northern Post", "Fortune", "The Daily Gazette", "Forbes", "Coast Weekly")
SITES = ("techharbour.ng", "valleynews.co", "GadgetPoint", "northpost.org", "dailycoast.com")
PLACES = ("San Francisco", "Oslo", "Nairobi", "Montreal", "Canberra", "Lyon")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
COMMENTS = (
    "This is going to change a lot for small companies, I wonder who will be the next one to be bought!",
    "Nice write-up. I tried it last month and it worked better than I thought.",
    "Опять большие обещания, а что мы увидим на деле? Поживём — увидим! \U0001F914",
    "Das klingt gut, aber ich glaube erst daran, wenn ich es selbst gesehen habe.",
    "C'est une bonne nouvelle pour tout le monde, merci pour l'article \U0001F44D",
    "¿Y quién va a pagar todo esto? Siempre los mismos, claro.",
    "Finally someone explains it in plain words, thank you so much",
    "これは本当に面白いですね。続きが楽しみです!",
)
NOTICES = (
    "To continue reading {site}, please disable your ad blocker. Our site relies on ads to keep offering free content to readers like you. Thank you!",
    "Please consider supporting {site} by turning off your ad blocker.",
    "It looks like you are using an ad blocker. {site} depends on advertising to stay free, so please allow ads on this page and reload it.",
    "We noticed that you have an ad blocker on. Please add {site} to your list of allowed sites to go on reading.",
)
# Golds with a short line like these hold residue themselves, so that nobody could say what is exact.
RESIDUE = re.compile(
    r"\b(share|subscribe|sign up|newsletter|related|read more|read next|comments?|advertisement|sponsored|photo|image|credit|copyright|follow us|"
    r"click here|log in|see also|most read|popular|table of contents|contents|source|also read|learn more|more information|tiktok|pinterest|youtube|updated|published|min read|skip to|cookies?|back to top|"
    r"tags|menu|download|editor's note|about the author|references)\b|©|^by [A-Z]|^\W*(19|20)\d\d\W*$", re.I)


def plain(row):
    """As evaluate.py's clean: no line of eight words twice, and no title in the body."""
    lines = [docs.words(line) for line in row["body"].splitlines()]
    long = [tuple(line) for line in lines if len(line) >= 8]
    return len(set(long)) == len(long) and docs.words(row["title"]) not in lines


def holds_residue(row):
    lines = paragraphs(row["body"])
    return len(lines) < 3 or any(len(line.split()) <= 14 and RESIDUE.search(line) for line in lines)


def paragraphs(body):
    return [" ".join(line.split()) for line in body.splitlines() if line.strip()]


def usable_articles(data):
    return [row for row in docs.gold_pages(data)
            if row["type"] == "article" and row["title"] and row["body"].strip() and plain(row) and not holds_residue(row)]


def date(rng):
    return rng.randint(2015, 2026), rng.randint(1, 12), rng.randint(1, 28)


def written_date(rng):
    year, month, day = date(rng)
    return f"{MONTHS[month - 1]} {day}, {year}"


def cut_in_word(text, length):
    """The first `length` characters or a few more, so that the last word is cut."""
    while length < len(text) and not (text[length - 1].isalpha() and text[length].isalpha()):
        length += 1
    return text[:length]


def teaser_of(other, rng):
    return [other["title"], cut_in_word(" ".join(other["body"].split()), rng.randint(180, 320))]


def date_and_caption(row, others, rng):
    """A date glued to the headline; a caption without a full stop, which may stay or go."""
    body = paragraphs(row["body"])
    year, month, day = date(rng)
    glued = rng.choice((f" date {year}-{month:02}-{day:02} ", f"{year}-{month:02}-{day:02} ", f"Date: {day:02}.{month:02}.{year} ",
                        f"{MONTHS[month - 1]} {day}, {year} "))
    subject = " ".join(row["title"].split()[:4]).strip(",:;-")
    caption = rng.choice((f"{rng.choice(NAMES)}, whose work is behind the change, will take a part in it as a result of what was announced in {rng.choice(PLACES)}",
                          f"{rng.choice(NAMES)} speaks about {subject} at an event in {rng.choice(PLACES)}",
                          f"A view of {rng.choice(PLACES)} where {rng.choice(NAMES)} works on {subject}"))
    place = 1
    with_caption = body[:place] + [caption] + body[place:]
    return glued + row["title"] + "\n\n" + "\n\n".join(with_caption), [body, with_caption]


def twice_with_teasers(row, others, rng):
    """Teasers cut in mid-word, a special-topic line, a counter, a comment, the whole again, Home."""
    body = paragraphs(row["body"])
    teasers = [line for other in rng.sample(others, rng.randint(2, 4)) for line in teaser_of(other, rng)]
    comment = rng.choice(COMMENTS)
    text = [row["title"], "", *body, rng.choice(("Related article", "Related articles", "Related stories", "You may also like")), *teasers,
            rng.choice(("Related Special Topic Recommendations", "Special Topic Recommendations", "Recommended Topics")),
            f"Comments ({rng.randint(1, 40)})", f"0/{rng.choice((200, 300, 500, 1000))}", comment, "", *body, *teasers, comment,
            "", "", "", "", rng.choice(("Home", "Top", "Menu")), "", "", ""]
    return "\n".join(text), [body]


def ad_block_notice(row, others, rng):
    """Headings of sections that are empty, then an ad-block notice; no-break spaces in the body."""
    body = paragraphs(row["body"])
    with_spaces = [re.sub(r"([:.]) ", "\\1\u00a0", line, count=1) if rng.random() < 0.3 else line for line in body]
    tail = [rng.choice(("Related Articles", "Related Posts", "Similar Articles")), rng.choice(("Leave a Reply", "Leave a Comment", "Post a Comment")),
            rng.choice(("Adblock Detected", "AdBlock detected!", "Ad Blocker Detected")), rng.choice(NOTICES).format(site=rng.choice(SITES))]
    return "\n\n".join([row["title"], *with_spaces, *tail]), [body]


def most_read_inside(row, others, rng):
    """`Most Read from NAME` in the middle, a source link and a line that comments are closed."""
    body = paragraphs(row["body"])
    place = rng.randint(1, max(1, min(4, len(body) - 1)))
    inside = f"{rng.choice(('Most Read', 'Most Popular', 'More'))} from {rng.choice(PAPERS)}"
    tail = rng.choice(("Source link", "Source Link", "Source: " + rng.choice(PAPERS))), rng.choice(("Comments are closed", "Comments are closed.", "Comments closed"))
    return row["title"] + "\n\n\n" + "\n\n".join([*body[:place], inside, *body[place:]]) + "\n\n\n\n" + "\n\n".join(tail), [body]


def two_columns(row, others, rng):
    """Two indented, hard-wrapped columns; headline over two lines; date and byline; the mark between columns; caption; copyright."""
    body = paragraphs(row["body"])
    left, right = "\t\t", rng.choice(("\t\t\t", "\t\t\t", "            "))
    widths = rng.choice(((74, 70), (72, 68), (66, 66)))
    title = wrap(row["title"], rng.choice((60, 72, 82)))
    year, month, day = date(rng)
    head = [title[0] + " "] + [left + part for part in [" ".join(title[1:])] if part] + [left]
    head += [f"{left}[{MONTHS[month - 1]} {day}, {year}]\u00a0\u00a0 By ", f"{left}{rng.choice(NAMES).upper()} ", left + "\t\t\t\t"]
    half = max(1, len(body) // 2)
    name = rng.choice(NAMES)
    doing = rng.choice(("poses for photos at the company's office in", "speaks to reporters during a meeting with investors in",
                        "listens to a question from the audience at a conference in", "leaves after a hearing in"))
    caption = (f"{name} {doing} {rng.choice(PLACES)}, {written_date(rng)}. "
               f"({rng.choice(('AP', 'AFP', 'Reuters'))} Photo/{rng.choice(NAMES)}, File)")

    def column(lines, indent, width):
        return [part for line in lines for part in [*(indent + piece + " " for piece in wrap(line, width)), indent + " "]]

    mark = rng.choice(("[to top of second column]", "[to top of second column]", "[to top of next column]"))
    caption = wrap(caption, widths[1] - 4)
    middle = [left, f"            {mark}  | ", "            ", f"            \u00a0 {caption[0]} ", *(right + piece + " " for piece in caption[1:])]
    middle += ["            ", right]
    foot = [right, f"{right}All contents © copyright {year} {rng.choice(PAPERS)}. All rights reserved  |"]
    text = head + column(body[:half], left, widths[0]) + middle + column(body[half:], right, widths[1]) + foot
    return "\n".join(text), [body]


def wrap(line, width):
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


SHAPES = {"date_and_caption": date_and_caption, "twice_with_teasers": twice_with_teasers, "ad_block_notice": ad_block_notice,
          "most_read_inside": most_read_inside, "two_columns": two_columns}


def extract(args, texts_and_folds):
    """[(text, fold)] -> the program's results, in order."""
    results = [None] * len(texts_and_folds)
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(docs.FOLDS):
            paths = {}
            for index, (text, of_fold) in enumerate(texts_and_folds):
                if of_fold == fold:
                    path = os.path.join(folder, str(index))
                    Path(path).write_text(text, encoding="utf-8", newline="")
                    paths[path] = index
            environment = dict(os.environ, DEHUSK_MODEL_FOLDER=str(args.models / f"fold-{fold}"))
            command = [args.program, "--format", "jsonl", "--input", "text", *paths]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True) if paths else None
            for line in done.stdout.splitlines() if done else ():
                result = json.loads(line)
                results[paths[result["source"]]] = result
    return results


def word_lines(lines):
    return [of_line for of_line in map(docs.words, lines) if of_line]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--program", required=True, help="dehusk_with_models")
    parser.add_argument("--models", type=Path, required=True, help="the folder with fold-0 ... fold-4")
    parser.add_argument("--sample", type=int, default=0, help="only N of the articles, always the same ones")
    parser.add_argument("--show", type=int, default=0, help="what is wrong with the first N texts of each shape that are not exact")
    args = parser.parse_args()
    rows = usable_articles(args.data)
    if args.sample:
        rows = sorted(random.Random(0).sample(rows, min(args.sample, len(rows))), key=lambda row: row["id"])
    exact_of_shape = {}
    for name in args.shapes or SHAPES:
        made = []
        for row in rows:
            rng = random.Random(f"{name} {row['id']}")
            others = [other for other in rows if other is not row]
            made.append((row, *SHAPES[name](row, others, rng)))
        results = extract(args, [(text, docs.fold_of(docs.domain_of(row["url"]))) for row, text, _ in made])
        exact, words, headlines, shown = [], [], [], 0
        for (row, text, accepted), result in zip(made, results):
            got = word_lines(paragraphs(result["body"]))
            body_is_exact = got in [word_lines(lines) for lines in accepted]
            headlines.append(docs.words(result["headline"]) == docs.words(row["title"]))
            exact.append(body_is_exact and headlines[-1])
            words.append(sum(got, []) in [sum(word_lines(lines), []) for lines in accepted])
            if not exact[-1] and shown < args.show:
                shown += 1
                show(row, accepted[0], result)
        exact_of_shape[name] = sum(exact) / len(exact)
        print(f"{name}: n={len(exact)} exact={exact_of_shape[name]:.4f} words={sum(words) / len(words):.4f} "
              f"headline={sum(headlines) / len(headlines):.4f}", flush=True)
    print(f"all shapes: exact={sum(exact_of_shape.values()) / len(exact_of_shape):.4f}")


def show(row, expected, result):
    gold, got = word_lines(expected), word_lines(paragraphs(result["body"]))
    print(f"  {row['id']} headline {'right' if docs.words(result['headline']) == docs.words(row['title']) else repr(result['headline'])}")
    for sign, lines, others in (("lost", gold, got), ("left", got, gold)):
        for line in [line for line in lines if line not in others][:4]:
            print(f"    {sign}: {' '.join(line)[:140]}")


if __name__ == "__main__":
    main()
