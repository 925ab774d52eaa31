"""Profiles of sites: what the pages of one run teach, another uses.

usage: sites_test.py DEHUSK SOURCE_DIR
"""

import os
import unittest

from program import ProgramTest, main

VILLAGES = ["Holmsund", "Askvik", "Lindnes", "Torshavn", "Merrow", "Saltby", "Grimsey", "Kettle Bay", "Fallow Point"]
AUTHOR = "Ada Holm has walked along this coast for twenty years and lives with two dogs by the sea."


def page_about(village):
    return (f"<html><body><main><h1>{village} remembers</h1><p>Nobody in {village} speaks of the year of the storm, though "
            f"everybody who was there has kept a photograph of it in a drawer.</p><p>For three generations the families of "
            f"{village} lived on herring, and the sheds that were built for it still stand in a row behind the quay.</p>"
            f"<p>When the storm came to {village}, the council met for two nights, and the minutes say little of it.</p>"
            f"<p>{AUTHOR}</p></main></body></html>").encode()


class SitesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.pages = [self.write(village, page_about(village)) for village in VILLAGES]

    def learn(self, profile, *pages, options=()):
        return self.objects("--learn-site", profile, *options, *pages)

    def read(self, name):
        return (self.folder / name).read_bytes()

    def test_what_was_learned_is_dropped_and_nothing_else(self):
        alone = self.learn("site", *self.pages)
        together = self.objects("--site-profile", "site", *self.pages)
        for before, after in zip(alone, together, strict=True):
            self.assertIn("\n\n" + AUTHOR, before["body"])
            self.assertEqual(after["body"], before["body"].replace("\n\n" + AUTHOR, ""))
            self.assertEqual(after["headline"], before["headline"])
            self.assertNotIn("lines", before)

    def test_learning_changes_no_result(self):
        self.learn("site", *self.pages)
        for options in [["--learn-site", "new"], ["--learn-site", "new", "--format", "jsonl"]]:
            with self.subTest(options=options):
                alone = self.dehusk(*options[2:], *self.pages).stdout
                self.assertEqual(self.dehusk(*options, *self.pages).stdout, alone)
                self.assertNotEqual(self.dehusk(*options, "--site-profile", "site", *self.pages).stdout, alone)

    def test_a_profile_on_standard_input(self):
        self.learn("site", *self.pages)
        run = self.dehusk("--site-profile", "-", self.pages[0], stdin=self.read("site"))
        self.assertEqual(run.stdout, self.dehusk("--site-profile", "site", self.pages[0]).stdout)
        self.assertNotIn(AUTHOR.encode(), run.stdout)

    def test_the_reason_is_named(self):
        self.learn("site", *self.pages)
        lines = self.objects("--lines", "--site-profile", "site", self.pages[0])[0]["lines"]
        self.assertEqual([line["text"] for line in lines if line["reasons"][0]["kind"] == "site"], [AUTHOR])

    def test_profiles_do_not_depend_on_order_threads_or_runs(self):
        self.learn("site", *self.pages, options=["--threads", "4"])
        self.learn("turned", *reversed(self.pages), options=["--threads", "1"])
        self.learn("part", *self.pages[:4])
        self.learn("part", *self.pages[2:], options=["--site-profile", "part"])
        self.assertEqual(self.read("turned"), self.read("site"))
        self.assertEqual(self.read("part"), self.read("site"))

    def test_a_file_that_is_no_profile(self):
        for name in [self.write("odd", b"x" * 1000), "missing", "."]:
            with self.subTest(name=name):
                run = self.dehusk("--site-profile", name, self.pages[0], status=2)
                self.assertEqual(run.stdout, b"")
                self.assertIn(f"dehusk: {name}: ", run.stderr.decode())
        self.assertIn(b"only once", self.dehusk("--site-profile", "-", status=2).stderr)

    def test_a_profile_that_cannot_be_written(self):
        os.mkdir(self.folder / "folder")
        for name in ["folder", "no/such"]:
            with self.subTest(name=name):
                run = self.dehusk("--learn-site", name, self.pages[0], status=1)
                self.assertNotEqual(run.stdout, b"")
                self.assertIn(f"dehusk: {name}: ", run.stderr.decode())
        self.assertEqual(sorted(os.listdir(self.folder)), sorted([*VILLAGES, "folder"]))

    def test_links_and_pipes_stay_what_they_are(self):
        self.learn("site", *self.pages)
        self.write("elsewhere", b"old")
        for target in ["elsewhere", "new"]:
            os.symlink(target, self.folder / f"to {target}")
            self.learn(f"to {target}", *self.pages)
            self.assertTrue((self.folder / f"to {target}").is_symlink())
            self.assertEqual(self.read(target), self.read("site"))
        os.mkfifo(self.folder / "pipe")
        taken = os.open(self.folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        self.learn("pipe", *self.pages)
        self.assertTrue((self.folder / "pipe").is_fifo())
        self.assertEqual(os.read(taken, 1 << 16), self.read("site"))
        os.close(taken)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk(self):
        os.symlink("/dev/full", self.folder / "full")
        run = self.dehusk("--learn-site", "full", *self.pages, status=1)
        self.assertIn("dehusk: full: ", run.stderr.decode())
        self.assertTrue((self.folder / "full").is_char_device())

    def test_wrong_usage(self):
        for arguments in [["--site-profile", ""], ["--learn-site", ""],
                          ["--learn-site", "site", "--resume", "--output", "out", "--format", "jsonl"]]:
            with self.subTest(arguments=arguments):
                run = self.dehusk(*arguments, self.pages[0], status=2)
                self.assertIn(arguments[0], run.stderr.decode())


if __name__ == "__main__":
    main()
