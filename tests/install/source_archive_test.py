"""The source archive is the same twice, holds what is committed, and builds without git.

The full form builds everything from it and runs its tests; the small one configures it, which finds every source file
that a CMakeLists.txt lists.
"""

import os
import pathlib
import tarfile

from building import BuildingTest, main, run


class SourceArchiveTest(BuildingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.archive = cls.write_archive("first.tar.gz")

    @classmethod
    def write_archive(cls, file_name, **options):
        file = cls.root / file_name
        run(cls.settings.cmake, f"-DGIT={cls.settings.git}", f"-DSOURCE={cls.settings.source}",
            f"-DNAME={cls.settings.name}", f"-DFILE={file}", "-P",
            pathlib.Path(cls.settings.source) / "lib/cmake/package/source_archive.cmake", **options)
        return file

    def test_same_commit_same_bytes(self):
        (self.root / "home").mkdir()
        (self.root / "home/.gitconfig").write_text("[tar]\n\tumask = 0077\n[core]\n\tautocrlf = true\n\tattributesFile = ~/attributes\n")
        (self.root / "home/attributes").write_text("*.md export-ignore\n")
        elsewhere = {**os.environ, "HOME": str(self.root / "home"), "TZ": "Pacific/Auckland"}
        second = self.write_archive("second.tar.gz", env=elsewhere, cwd=self.root, umask=0o077)
        self.assertEqual(self.archive.read_bytes(), second.read_bytes())

    def test_holds_what_is_committed(self):
        listing = run(self.settings.git, "-C", self.settings.source, "ls-tree", "-r", "-z", "--name-only", "HEAD")
        committed = {f"{self.settings.name}/{name}" for name in listing.split("\0") if name}
        with tarfile.open(self.archive) as archive:
            members = archive.getmembers()
        self.assertEqual({member.name for member in members if not member.isdir()}, committed)
        self.assertEqual({(member.uid, member.gid) for member in members}, {(0, 0)})
        self.assertEqual({oct(member.mode & 0o022) for member in members}, {oct(0)})

    def test_builds_without_git(self):
        with tarfile.open(self.archive) as archive:
            archive.extractall(self.root)
        source, build = self.root / self.settings.name, self.root / "build"
        run(*self.cmake_command(source, build), "-DCMAKE_DISABLE_FIND_PACKAGE_Git=ON")
        if self.settings.full:
            run(self.settings.cmake, "--build", build)
            run("ctest", "--test-dir", build, "--output-on-failure", "--parallel", os.cpu_count())


if __name__ == "__main__":
    main(SourceArchiveTest, git={"required": True}, name={"required": True})
