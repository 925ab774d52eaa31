"""The installed package, as its users meet it."""

import array
import dataclasses
import enum
import importlib.resources
import itertools
import multiprocessing
import pathlib
import pickle
import re
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest

import dehusk

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ROOT / "corpus" / "pages"
HEADERS = ROOT / "include" / "dehusk"
PAGE = (PAGES / "first-page.html").read_bytes()
EXPECTED = (PAGES / "first-page.expected.txt").read_text(encoding="utf-8")


def whole(article):
    return f"{article.headline}\n\n{article.body}\n"


def with_limits(**limits):
    return dehusk.Options(limits=dehusk.Limits(**limits))


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, lambda page: page.decode("utf-8")])
def test_a_page_may_be_bytes_or_text(make):
    article = dehusk.extract(make(PAGE))
    assert whole(article) == EXPECTED
    assert article.status is dehusk.Status.ok
    assert article.limit is dehusk.Limit.none
    assert article.input is dehusk.InputKind.html
    assert article.encoding == "UTF-8"
    assert article.kind is dehusk.PageKind.article
    assert 0.5 < article.confidence <= 1
    assert article.unclosed == ""
    assert (article.byline, article.published, article.language) == ("Marta Lindqvist", "", "en")
    assert article.comments == []
    assert article.lines == []


def test_formats_and_comments():
    page = PAGE.replace(b"The old swing bridge", b"The <b>old</b> <a href='/bridge'>swing bridge</a>", 1)
    options = dehusk.Options(
        body_format=dehusk.BodyFormat.markdown, want_links=True, want_comments=True, url="https://www.example.org/news/"
    )
    article = dehusk.extract(page, options)
    assert article.body.startswith("The **old** [swing bridge](https://www.example.org/bridge) at the mouth")
    assert article.comments == ["About time!"]
    html = dehusk.extract(page, dataclasses.replace(options, body_format=dehusk.BodyFormat.html, want_links=False))
    assert html.body.startswith("<p>The <strong>old</strong> swing bridge at the mouth")
    assert dehusk.heading("1 * 2", dehusk.BodyFormat.markdown) == "# 1 \\* 2"


@pytest.mark.parametrize(
    "document, status",
    [
        (b"", dehusk.Status.no_content),
        ("", dehusk.Status.no_content),
        (b"\0\0\0", dehusk.Status.no_content),
        (b"\xff\xfe\xfd", dehusk.Status.ok),
    ],
)
def test_any_document_is_welcome(document, status):
    assert dehusk.extract(document).status is status


def test_lone_surrogates_are_replaced_and_places_stay():
    text = "The ferry \ud83d runs \udc00 again on Monday, in both directions."
    article = dehusk.extract(text, dehusk.Options(input=dehusk.InputKind.text, want_lines=True))
    assert article.encoding == "UTF-8"
    assert [line.text for line in article.lines] == [text.replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd")]
    assert article.lines[0].source_end_byte == len(text.encode("utf-8", "surrogatepass"))


def test_text_is_not_decoded_again():
    page = '<meta charset="shift_jis"><h1>Überfahrt</h1><p>Die Fähre fährt wieder, und in beide Richtungen.</p>'
    article = dehusk.extract(page, dehusk.Options(charset="windows-1251"))
    assert article.encoding == "UTF-8"
    assert "Fähre fährt" in article.body


def test_the_charset_of_the_server_is_a_hint():
    dump = "Мир дом.".encode("windows-1251")
    assert dehusk.extract(dump, dehusk.Options(charset="windows-1251")).body == "Мир дом."


@pytest.mark.parametrize("data", [None, 5, ["a"], object()])
def test_what_is_no_document_is_a_type_error(data):
    with pytest.raises(TypeError):
        dehusk.extract(data)


def test_a_buffer_with_gaps_is_no_document():
    with pytest.raises(BufferError):
        dehusk.extract(memoryview(PAGE)[::2])


@pytest.mark.parametrize("options", [None, {}, dehusk.Limits()])
def test_what_are_no_options_is_a_type_error(options):
    with pytest.raises(TypeError, match="options must be dehusk.Options"):
        dehusk.extract(PAGE, options)
    with pytest.raises(TypeError, match="options must be dehusk.Options"):
        dehusk.extract_many([PAGE], options)


@pytest.mark.parametrize(
    "make, error, name",
    [
        (lambda: dehusk.Options(preference="recall"), TypeError, "preference"),
        (lambda: dehusk.Options(url=b"https://example.org"), TypeError, "url"),
        (lambda: dehusk.Options(want_lines=1), TypeError, "want_lines"),
        (lambda: dehusk.Options(rules=ROWS), TypeError, "rules must be RuleSet, not str"),
        (lambda: dehusk.Options(site=b""), TypeError, "site must be SiteProfile, not bytes"),
        (lambda: dehusk.Limits(max_depth=True), TypeError, "max_depth"),
        (lambda: dehusk.Limits(max_time=5), TypeError, "max_time"),
        (lambda: dehusk.Limits(max_lines=-1), ValueError, "max_lines"),
        (lambda: dehusk.Limits(max_elements=2**32), ValueError, "max_elements"),
        (lambda: dehusk.Limits(max_input_bytes=2**63), ValueError, "max_input_bytes"),
    ],
)
def test_options_are_checked_when_they_are_made(make, error, name):
    with pytest.raises(error, match=name):
        make()


@pytest.mark.parametrize(
    "limits, limit",
    [
        ({"max_input_bytes": 500}, dehusk.Limit.input_bytes),
        ({"max_depth": 3}, dehusk.Limit.depth),
        ({"max_elements": 10}, dehusk.Limit.elements),
        ({"max_lines": 4}, dehusk.Limit.lines),
        ({"max_line_bytes": 40}, dehusk.Limit.line_bytes),
        ({"max_output_bytes": 250}, dehusk.Limit.output_bytes),
        ({}, dehusk.Limit.none),
        ({"max_input_bytes": 2**63 - 1, "max_lines": 2**32 - 1, "max_time": timedelta(days=1000)}, dehusk.Limit.none),
    ],
)
def test_limits(limits, limit):
    article = dehusk.extract(PAGE, with_limits(**limits))
    assert article.limit is limit
    assert (article.status is dehusk.Status.limit_reached) == (limit is not dehusk.Limit.none)


def test_less_than_a_millisecond_is_a_limit_of_time():
    # For a millisecond at most 128 KiB are read, whatever the clock says.
    huge = b"<p>" + b"The ferry runs again. " * 20_000
    assert dehusk.extract(huge, with_limits(max_time=timedelta(microseconds=1))).limit is dehusk.Limit.time


@pytest.mark.parametrize("kind", [dehusk.Options, dehusk.Limits, dehusk.Article, dehusk.Line, dehusk.Reason])
def test_the_fields_are_those_of_the_library(kind):
    headers = "".join((HEADERS / name).read_text("utf-8") for name in ["extract.hpp", "line.hpp"])
    body = headers.split(f"\nstruct {kind.__name__} {{")[1].split("\n};")[0]
    fields = re.findall(r"^    [\w:<> ]+ (\w+)(?: = .*|\{.*\})?;$", body, re.MULTILINE)
    assert sorted(field.name for field in dataclasses.fields(kind)) == sorted(fields)


def test_the_defaults_are_those_of_the_library():
    header = (HEADERS / "extract.hpp").read_text("utf-8")
    fields = {"max_input_bytes": "std::size_t{64} << 20", "max_depth": "512", "max_elements": "1'000'000",
              "max_lines": "500'000", "max_line_bytes": "std::size_t{1} << 20",
              "max_output_bytes": "std::size_t{64} << 20"}
    for name, value in fields.items():
        assert f" {name} = {value};" in header
        in_python = value.replace("'", "").replace("std::size_t{", "").replace("}", "")
        assert getattr(dehusk.Limits(), name) == eval(in_python)
    assert "max_time{0};" in header and dehusk.Limits().max_time == timedelta(0)
    for name, default in [("input", "InputKind::automatic"), ("html_reader", "HtmlReader::standard"),
                          ("preference", "Preference::balanced")]:
        assert f" {name} = {default};" in header
        assert str(getattr(dehusk.Options(), name)) == default.replace("::", ".")


def test_lines_and_reasons():
    article = dehusk.extract(PAGE, dehusk.Options(want_lines=True))
    headline = next(line for line in article.lines if line.verdict is dehusk.Verdict.headline)
    assert (headline.kind, headline.heading_level) == (dehusk.LineKind.heading, 1)
    assert headline.text == article.headline
    assert PAGE[headline.source_begin_byte : headline.source_end_byte].decode() == headline.text
    rules = [reason.rule for line in article.lines for reason in line.reasons if reason.kind is dehusk.ReasonKind.rule]
    assert "en.related.1" in rules
    assert all(line.reasons and 0 <= line.score <= 1 for line in article.lines)
    body = [line.text for line in article.lines if line.verdict is dehusk.Verdict.body]
    assert article.body == "\n\n".join(body)


ROWS = "# ours\nown.news.1\tnavigation\twhole\tnews\n\nown.news.2\tnavigation\tstart\tnews from( our| your) town\n"


def rules_of(article):
    return {reason.rule for line in article.lines for reason in line.reasons}


def test_rules_of_ones_own():
    rules = dehusk.RuleSet(ROWS)
    assert len(rules) == 2
    without = dehusk.Options(want_lines=True)
    options = dataclasses.replace(without, rules=rules)
    extractor = dehusk.Extractor()
    assert "own.news.1" not in rules_of(extractor.extract(PAGE, without))
    fired = rules_of(extractor.extract(PAGE, options))
    assert {"own.news.1", "en.related.1"} <= fired
    articles = list(dehusk.extract_many([PAGE] * 12 + [(PAGE, without)], options, threads=3))
    assert [rules_of(article) for article in articles[:-1]] == [fired] * 12
    assert "own.news.1" not in rules_of(articles[-1])


def test_there_may_be_no_row():
    rules = dehusk.RuleSet("")
    assert len(rules) == 0 and rules
    assert dehusk.extract(PAGE, dehusk.Options(rules=rules)) == dehusk.extract(PAGE)


def test_rows_that_do_not_count_are_a_value_error():
    errors = [
        (1, "no kind of residue: 'shäre'"),
        (3, "the pattern is not UTF-8"),
        (4, "the pattern has a ( without )"),
    ]
    rows = "a\tshäre\twhole\tx\nb\tshare\twhole\tx\nc\tshare\twhole\t\ud83d\nd\tshare\twhole\t(x"
    with pytest.raises(ValueError) as raised:
        dehusk.RuleSet(rows)
    for error in [raised.value, pickle.loads(pickle.dumps(raised.value))]:
        assert type(error) is dehusk.RuleError
        assert error.errors == errors
        assert str(error) == "\n".join(f"line {line_number}: {message}" for line_number, message in errors)


@pytest.mark.parametrize("rows", [None, ROWS.encode(), [ROWS]])
def test_rows_are_text(rows):
    with pytest.raises(TypeError, match="rows must be str"):
        dehusk.RuleSet(rows)


def test_rules_are_values():
    rules = dehusk.RuleSet(ROWS)
    options = dehusk.Options(rules=rules, want_lines=True)
    elsewhere = pickle.loads(pickle.dumps(options))
    assert elsewhere == options and hash(elsewhere) == hash(options)
    assert "own.news.1" in rules_of(dehusk.extract(PAGE, elsewhere))
    assert rules != dehusk.RuleSet("") and rules != ROWS
    assert repr(rules) == "<dehusk.RuleSet of 2 rules>"


def extract_elsewhere(options):
    return rules_of(dehusk.extract(PAGE, options))


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_other_processes_take_rules(method):
    options = dehusk.Options(rules=dehusk.RuleSet(ROWS), want_lines=True)
    with multiprocessing.get_context(method).Pool(2) as pool:
        for fired in pool.map(extract_elsewhere, [options] * 4):
            assert "own.news.1" in fired


LINE_OF_SITE = "The mill is kept up by the people of the village, and whoever likes may join them."


def page_of_site(number):
    return (
        f"<title>Sack {number}</title><article><h1>Sack {number}</h1><p>The miller ground sack number {number} of this "
        f"year on a day with little wind, and carried it to the bakery.</p><p>{LINE_OF_SITE}</p></article>"
    )


def profile_of(numbers):
    site = dehusk.SiteProfile()
    for article in dehusk.extract_many(map(page_of_site, numbers), dehusk.Options(want_lines=True)):
        site.learn(article)
    return site


def test_a_profile_of_a_site():
    site = profile_of(range(12))
    assert site.page_count == site.pages_with(LINE_OF_SITE) == 12
    assert site.pages_with("Sack 3") == 0
    without, with_site = dehusk.Options(), dehusk.Options(site=site, want_lines=True)
    assert dehusk.extract(page_of_site(3), without).body.endswith(LINE_OF_SITE)
    for article in dehusk.extract_many(map(page_of_site, range(9)), with_site, threads=3):
        assert article.body.endswith("to the bakery.")
        assert article.lines[-1].reasons[0].kind is dehusk.ReasonKind.site


def test_profiles_of_sites_are_merged_saved_and_compared():
    whole, left, right = profile_of(range(9)), profile_of(range(5)), profile_of(range(3, 9))
    assert left != right and left != b""
    left.merge(right)
    left.merge(left)
    assert left == whole and repr(left) == "<dehusk.SiteProfile of 9 pages>"
    for copy in [dehusk.SiteProfile.load(whole.save()), pickle.loads(pickle.dumps(whole))]:
        assert copy == whole
        copy.merge(profile_of([20]))
        assert (copy.page_count, whole.page_count) == (10, 9)
    options = dehusk.Options(site=whole)
    assert pickle.loads(pickle.dumps(options)) == options != dehusk.Options(site=right)
    assert hash(options) == hash(dehusk.Options(site=left))
    with pytest.raises(TypeError):
        hash(whole)


@pytest.mark.parametrize("change", [lambda saved: b"", lambda saved: saved[:-1], lambda saved: saved[:-1] + b"\0"])
def test_what_is_no_saved_profile_is_a_value_error(change):
    with pytest.raises(ValueError, match="not a saved profile"):
        dehusk.SiteProfile.load(change(profile_of(range(2)).save()))


def test_a_call_goes_by_what_was_known_when_it_began():
    learned = list(dehusk.extract_many(map(page_of_site, range(12)), dehusk.Options(want_lines=True)))
    # Long enough to learn them meanwhile.
    sacks = "<p>The miller ground one more sack, and carried it to the bakery by noon.</p>" * 60_000
    huge = page_of_site(20).replace("<article>", "<article>" + sacks)
    bodies = []
    for _ in range(20):
        site = dehusk.SiteProfile()
        options = dehusk.Options(site=site)
        worker = threading.Thread(target=lambda: bodies.append(dehusk.extract(huge, options).body))
        worker.start()
        time.sleep(0.01)
        for article in learned:
            site.learn(article)
        is_learned_meanwhile = worker.is_alive()
        worker.join()
        # Else the call began after that, or was over before.
        if is_learned_meanwhile and bodies[-1].endswith(LINE_OF_SITE):
            break
    else:
        pytest.fail("a profile changed under a call")
    assert not dehusk.extract(huge, options).body.endswith(LINE_OF_SITE)


def test_values_can_be_pickled_compared_and_printed():
    options = dehusk.Options(want_lines=True, url="https://www.example.org/")
    assert pickle.loads(pickle.dumps(options)) == options
    assert dataclasses.replace(options, url="") == dehusk.Options(want_lines=True)
    article = dehusk.extract(PAGE, options)
    assert pickle.loads(pickle.dumps(article)) == article
    assert "Harbour bridge" in repr(article)
    assert dataclasses.asdict(article)["lines"][0]["text"] == "Home"


def test_enumerations():
    kinds = [value for value in vars(dehusk).values() if isinstance(value, type) and issubclass(value, enum.Enum)]
    assert len(kinds) == 10
    statuses = ["ok", "no_content", "limit_reached", "unreadable", "out_of_memory"]
    assert [status.name for status in dehusk.Status] == statuses
    assert [kind.name for kind in dehusk.PageKind][:2] == ["unknown", "article"]


def test_versions():
    assert dehusk.__version__ == dehusk.version() and dehusk.version().count(".") == 2
    assert dehusk.model_version().startswith("html ")
    assert " rules " in dehusk.rules_version()


def test_the_package_is_typed():
    files = importlib.resources.files(dehusk)
    assert (files / "py.typed").is_file()
    assert "class PageKind(" in (files / "_native.pyi").read_text()


def test_an_extractor_repeats_itself_and_may_be_shared():
    extractor = dehusk.Extractor()
    bodies = []
    threads = [threading.Thread(target=lambda: bodies.append(whole(extractor.extract(PAGE)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bodies == [EXPECTED] * 8


def test_other_threads_run_while_one_extracts():
    huge = b"<p>" + b"The ferry runs again, and nobody had to wait for it. " * 200_000
    worker = threading.Thread(target=dehusk.extract, args=[huge])
    worker.start()
    # With the interpreter's lock held, the first look would come when all is over.
    looks = 0
    while worker.is_alive():
        worker.join(0.001)
        looks += 1
    assert looks > 5


@pytest.mark.parametrize("threads", [1, 2, 7, None])
def test_many_documents_keep_their_order(threads):
    texts = [f"The ferry number {number} runs again today, and it is on time." for number in range(100)]
    articles = dehusk.extract_many(texts, dehusk.Options(input=dehusk.InputKind.text), threads=threads)
    assert [article.body for article in articles] == texts


def test_a_document_may_have_options_of_its_own():
    lines = dehusk.Options(want_lines=True)
    counts = [len(article.lines) for article in dehusk.extract_many([PAGE, (PAGE, lines), PAGE])]
    assert counts[0] == counts[2] == 0 and counts[1] > 10


def test_an_endless_source_is_read_as_it_is_needed():
    taken = []

    def source():
        for number in itertools.count():
            taken.append(number)
            yield PAGE

    articles = dehusk.extract_many(source(), threads=2)
    assert taken == []
    for _ in range(3):
        assert whole(next(articles)) == EXPECTED
    assert len(taken) <= 3 + 2 * 4
    articles.close()


def test_wrong_use_of_many():
    with pytest.raises(ValueError, match="threads"):
        dehusk.extract_many([], threads=0)
    with pytest.raises(TypeError):
        dehusk.extract_many(5)
    articles = dehusk.extract_many([PAGE, 5])
    assert whole(next(articles)) == EXPECTED
    with pytest.raises(TypeError):
        next(articles)
    assert list(dehusk.extract_many([])) == []


OUT_OF_MEMORY = """
import pathlib, resource, sys
import dehusk

page = pathlib.Path(sys.argv[1]).read_bytes()
dehusk.extract(page)  # what is loaded once is loaded now
huge = b"<p>The ferry runs again.</p>" * 1_500_000
pages_used = int(pathlib.Path("/proc/self/statm").read_text().split()[0])
most_bytes = pages_used * resource.getpagesize() + (60 << 20)
resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
try:
    dehusk.extract(huge)
except MemoryError:
    print("MemoryError", end=" ")
print(*[article.status.name for article in dehusk.extract_many([page, huge, page], threads=1)])
"""


@pytest.mark.skipif(not pathlib.Path("/proc/self/statm").exists(), reason="needs to know the memory that is used")
def test_memory_that_ends_costs_one_document():
    command = [sys.executable, "-c", OUT_OF_MEMORY, str(PAGES / "first-page.html")]
    output = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    assert output == "MemoryError ok out_of_memory ok\n"
