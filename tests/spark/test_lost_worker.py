"""The job on a cluster of two workers, of which one is killed in the middle: 100,000 documents come out as from a single
process."""

import collections
import os
import pathlib
import signal
import subprocess
import time

import expected
from documents import documents, labelled_pages

DOCUMENTS = 100_000
DOCUMENTS_IN_A_FILE = 2_500
SECONDS_AT_MOST = 1_500
JOB = pathlib.Path(__file__).resolve().parents[2] / "examples" / "spark" / "clean_pages.py"


def children_of(process):
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            # Behind the name, which is in brackets, stand the state and the parent.
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended meanwhile
        if parent == process:
            yield int(folder.name)


def executors_of(process):
    """The workers' processes that run tasks, among all that come from `process`."""
    found = []
    for child in children_of(process):
        try:
            if b"CoarseGrainedExecutorBackend" in pathlib.Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(child)
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += executors_of(child)
    return found


def tasks_done(output):
    return len(list(output.glob("_temporary/0/task_*")))


def wait_until(condition, job):
    began = time.monotonic()
    while not condition():
        assert job.poll() is None, "the job ended too early"
        assert time.monotonic() - began < SECONDS_AT_MOST
        time.sleep(0.05)


def test_a_lost_worker_changes_nothing(tmp_path):
    pages, output, log = tmp_path / "pages", tmp_path / "articles", tmp_path / "log"
    pages.mkdir()
    labelled = labelled_pages()
    rows = documents(DOCUMENTS, labelled)
    for begin in range(0, DOCUMENTS, DOCUMENTS_IN_A_FILE):
        some = [next(rows) for _ in range(DOCUMENTS_IN_A_FILE)]
        expected.write_pages(some, pages / f"{begin:06d}.parquet")
    files = DOCUMENTS // DOCUMENTS_IN_A_FILE

    # Many small tasks, so that the loss comes between them.
    settings = ["spark.ui.enabled=false", "spark.sql.files.maxPartitionBytes=16m"]
    command = ["spark-submit", "--master", "local-cluster[2,1,1024]"]
    command += [word for setting in settings for word in ("--conf", setting)]
    command += [JOB, "--input", pages, "--output", output, "--keep", "number"]
    began = time.monotonic()
    with log.open("wb") as log_file:
        job = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log_file, text=True)
    try:
        wait_until(lambda: tasks_done(output) >= files // 3, job)
        executors = executors_of(job.pid)
        assert len(executors) == 2
        os.kill(executors[0], signal.SIGKILL)
        done = tasks_done(output)
        wait_until(lambda: set(executors_of(job.pid)) - set(executors), job)  # another takes its place
        printed, _ = job.communicate(timeout=SECONDS_AT_MOST)
    finally:
        if job.poll() is None:
            job.terminate()
    seconds = time.monotonic() - began
    assert job.returncode == 0, log.read_text(errors="replace")[-4000:]
    assert "Lost executor" in log.read_text(errors="replace")

    counts = collections.Counter()
    articles = expected.written(output)
    assert len(articles) == DOCUMENTS
    for article, wanted in zip(articles, expected.cleaned(documents(DOCUMENTS, labelled)), strict=True):
        assert article == wanted
        counts[wanted["status"]] += 1
    assert dict(line.split("\t") for line in printed.splitlines()) == {name: str(n) for name, n in counts.items()}
    tasks = len(list(output.glob("*.parquet")))
    print(f"\n{DOCUMENTS} documents, from {len(labelled)} labelled pages and corpus/pages, in {tasks} tasks: {seconds:.0f} s.")
    print(f"A worker was killed behind {done} tasks. {dict(counts)}")
