"""The lines of examples/spark/README.md that send Python along to a cluster, run as they stand there."""

import collections
import os
import pathlib
import subprocess

import expected
import pytest
from documents import documents

JOB = pathlib.Path(__file__).resolve().parents[2] / "examples" / "spark" / "clean_pages.py"
DOCUMENTS = 1_000


def lines_of_the_readme(**places):
    """Those that make the archive, and the one that runs the job, with `places` filled in."""
    section = (JOB.parent / "README.md").read_text(encoding="utf-8").partition("## On a cluster")[2]
    block = section.split("\n\n")[2].replace("\\\n", "")
    for words, filled in [
        (" . ", " {wheel} "),
        ("... examples/spark/clean_pages.py ...", "--master {master} {job} --input {pages} --output {output} --keep number"),
    ]:
        assert block.count(words) == 1
        block = block.replace(words, filled)
    *making, running = block.format(**places).splitlines()
    return making, running


def test_workers_use_the_environment_that_is_sent_along(tmp_path):
    pages, output = tmp_path / "pages.parquet", tmp_path / "articles"
    expected.write_pages(documents(DOCUMENTS, labelled=[]), pages)
    (wheel,) = pathlib.Path(os.environ["DEHUSK_WHEELS"]).glob("*.whl")
    making, running = lines_of_the_readme(
        wheel=wheel, master="'local-cluster[2,1,1024]'", job=JOB, pages=pages, output=output
    )
    assert len(making) == 3
    for line in making:
        if subprocess.run(line, shell=True, cwd=tmp_path).returncode != 0:
            assert "pip install" in line
            pytest.skip("no package registry can be reached for what the workers need")
    job = subprocess.run(running, shell=True, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert job.returncode == 0, job.stderr[-4000:]

    articles = list(expected.cleaned(documents(DOCUMENTS, labelled=[])))
    assert expected.written(output) == articles
    counts = collections.Counter(article["status"] for article in articles)
    assert dict(line.split("\t") for line in job.stdout.splitlines()) == {name: str(n) for name, n in counts.items()}
