"""The job of examples/spark, in one process of Spark with two threads."""

import collections
import json
import os
import pathlib
import subprocess
import sys
import textwrap

import pyarrow
import pyarrow.parquet
import pytest

import dehusk

SOURCE = pathlib.Path(__file__).resolve().parents[2]
JOB = SOURCE / "examples" / "spark" / "clean_pages.py"
sys.path.append(str(JOB.parent))
os.environ["PYTHONPATH"] = str(JOB.parent)  # for the workers of Spark
os.environ["PYSPARK_SUBMIT_ARGS"] = "--master local[2] --conf spark.ui.enabled=false pyspark-shell"

import clean_pages  # noqa: E402
import expected  # noqa: E402
from documents import documents  # noqa: E402


@pytest.fixture(scope="session")
def spark():
    session = clean_pages.start_spark()
    yield session
    session.stop()


@pytest.fixture
def run(spark, tmp_path, capsys):
    """Runs the job; returns the folder of its output and the counts that it printed."""

    def run_with(*words):
        output = tmp_path / "articles"
        arguments = clean_pages.parse_arguments([*map(str, words), "--output", str(output)])
        clean_pages.clean_pages(spark, arguments)
        clean_pages.print_counts(spark, arguments.output)
        counts = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
        return output, {status: int(count) for status, count in counts.items()}

    return run_with


@pytest.fixture
def pages(tmp_path):
    """300 documents in three files of Parquet."""
    folder = tmp_path / "pages"
    folder.mkdir()
    rows = list(documents(300, labelled=[]))
    for begin in range(0, 300, 100):
        expected.write_pages(rows[begin : begin + 100], folder / f"{begin}.parquet")
    return folder


@pytest.mark.parametrize("more", [[], ["--partitions", "5"]])
def test_bytes_and_text_from_parquet(run, pages, more):
    output, counts = run("--input", pages, "--keep", "number", *more)
    articles = list(expected.cleaned(documents(300, labelled=[])))
    assert expected.written(output) == articles
    assert counts == collections.Counter(article["status"] for article in articles)
    assert set(counts) >= {"ok", "no_content", "unreadable"}


def test_the_pages_of_the_readme(run, tmp_path, monkeypatch):
    readme = (JOB.parent / "README.md").read_text(encoding="utf-8")
    making = textwrap.dedent(readme.partition("python - <<END\n")[2].partition("    END\n")[0])
    (tmp_path / "corpus").symlink_to(SOURCE / "corpus")
    monkeypatch.chdir(tmp_path)
    exec(making, {})
    _, counts = run("--input", tmp_path / "pages.parquet")
    assert counts["ok"] > 50 and sum(counts.values()) == len(list(SOURCE.glob("corpus/pages/*.html")))


LINES = [
    '{"number": 1, "html": "<p>The ferry runs again on Monday, and nobody has to wait for it.</p>", "url": null}',
    '{"number": 2, "text": "The ferry runs again on Monday, and nobody has to wait for it.", "html": null}',
    '{"number": 3, "html": "<p>The ferry runs ag',
    "",
    "[4]",
    '{"number": 5}',
    '{"number": 6, "html": ""}',
    '{"number": 7, "text": "<p>The ferry runs again on Monday, and nobody has to wait for it.</p>"}',
    '{"number": 8, "html": "<p>The ferry \\u0000 runs again on Monday, and nobody has to wait.</p>"}',
    json.dumps({"number": 9, "html": "<p>" + "The ferry runs again on Monday. " * 800_000}),
]


def test_lines_of_json_give_what_the_program_gives(run, tmp_path):
    file = tmp_path / "pages.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for line in LINES:
            print(line, file=lines)
        for document in documents(200, labelled=[]):
            page = document.html and document.html.decode("utf-8", "replace")
            members = {"url": document.url, "html": page, "text": document.text}
            print(json.dumps({name: value for name, value in members.items() if value is not None}), file=lines)
    output, counts = run("--input", file, "--format", "json")
    program = [os.environ["DEHUSK_PROGRAM"], "--container", "jsonl", "--format", "jsonl", "--quiet", file]
    # It ends with 1, as some lines cannot be read.
    results = map(json.loads, subprocess.run(program, capture_output=True, text=True).stdout.splitlines())
    members = ["url", "status", "kind", "headline", "body"]
    wanted = [[result.get(name) for name in members] for result in results]
    # One file is one or a few tasks, which Spark writes in order.
    rows = pyarrow.parquet.read_table(output).to_pylist()
    assert [[row[name] for name in members] for row in rows] == wanted
    assert counts == collections.Counter(status for _, status, *_ in wanted)
    assert counts["unreadable"] >= 3 and counts["limit_reached"] == 1


def write_table(tmp_path, **columns):
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "pages.parquet")
    return tmp_path / "pages.parquet"


def test_a_column_of_another_name_is_told_from_its_content(run, tmp_path):
    sentence = "The ferry runs again on Monday, and nobody has to wait for it."
    table = write_table(tmp_path, page=[f"<h1>Ferry</h1><p>{sentence}</p>", sentence], at=["a", "b"], size=[[1], [2, 3]])
    output, _ = run("--input", table, "--page-column", "page", "--url-column", "at", "--keep", "size", "page")
    rows = pyarrow.parquet.read_table(output).to_pylist()
    assert [row["body"] for row in rows] == [sentence, sentence]
    assert [row["headline"] for row in rows] == ["Ferry", ""]
    assert list(rows[0])[:3] == ["at", "size", "page"] and rows[1]["size"] == [2, 3]


@pytest.mark.parametrize(
    "columns, words, message",
    [
        ({"page": ["a"]}, [], "no column 'html'"),
        ({"html": [5]}, [], "column 'html' is bigint"),
        ({"html": ["a"]}, ["--page-column", "text"], "no column 'text'"),
        ({"html": ["a"], "url": [5]}, [], "column 'url' is bigint"),
        ({"html": ["a"]}, ["--url-column", "at"], "no column 'at'"),
        ({"html": ["a"]}, ["--keep", "at"], "no column 'at'"),
        ({"html": ["a"], "body": ["a"]}, ["--keep", "body"], "column 'body' cannot be kept"),
    ],
)
def test_wrong_columns_end_the_job_before_it_begins(run, tmp_path, columns, words, message):
    with pytest.raises(SystemExit, match=message):
        run("--input", write_table(tmp_path, **columns), *words)
    assert not (tmp_path / "articles").exists()


def test_rules_of_ones_own_reach_the_workers(run, tmp_path):
    paragraphs = ["The ferry runs again on Monday, and nobody has to wait for it.", "Pass it on to a friend"]
    table = write_table(tmp_path, html=["".join(f"<p>{text}</p>" for text in paragraphs)])
    rules = tmp_path / "rules.tsv"
    rules.write_text("my.share.1\tshare\twhole\tpass it on( to a friend|)\n", encoding="utf-8")
    output, _ = run("--input", table, "--rules", rules)
    [row] = pyarrow.parquet.read_table(output).to_pylist()
    [page] = pyarrow.parquet.read_table(table).column("html").to_pylist()
    with_rules = dehusk.extract(page, dehusk.Options(rules=dehusk.RuleSet(rules.read_text()), want_lines=True))
    assert row["body"] == with_rules.body
    assert row["dropped_share"] == clean_pages.dropped_share(with_rules.lines)
    assert row["body"] != dehusk.extract(page).body


@pytest.mark.parametrize(
    "content, message",
    [(None, "No such file"), (b"\xff", "utf-8"), (b"my.share.1\tshare\n", "1")],
)
def test_wrong_rules_end_the_job_before_it_begins(run, tmp_path, capsys, content, message):
    table = write_table(tmp_path, html=["<p>The ferry runs again on Monday, and nobody has to wait for it.</p>"])
    rules = tmp_path / "rules.tsv"
    if content is not None:
        rules.write_bytes(content)
    with pytest.raises(SystemExit):
        run("--input", table, "--rules", rules)
    _, named, said = capsys.readouterr().err.partition(f"{rules}: ")
    assert named and message in said
    assert not (tmp_path / "articles").exists()


def test_an_output_is_replaced_only_when_asked_for(run, tmp_path):
    table = write_table(tmp_path, html=["<p>The ferry runs again on Monday, and nobody has to wait for it.</p>"])
    run("--input", table)
    with pytest.raises(Exception, match="PATH_ALREADY_EXISTS"):
        run("--input", table)
    assert run("--input", table, "--overwrite")[1] == {"ok": 1}


def test_memory_that_ends_is_a_status():
    class Full:
        def extract(self, page, options):
            raise MemoryError

    assert clean_pages.clean_page(Full(), memoryview(b""), dehusk.Options())["status"] == "out_of_memory"
