"""Residue rules of one's own, which dehusk/rule_set.hpp says more of."""

from __future__ import annotations

from . import _native


class RuleError(ValueError):
    """Rows of a `RuleSet` that do not count."""

    errors: list[tuple[int, str]]
    """Line, counted from 1, and what is wrong with it, in the order of the lines."""

    def __init__(self, errors: list[tuple[int, str]]) -> None:
        # What the base class is given makes the exception anew on its way from another process.
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(f"line {line_number}: {message}" for line_number, message in self.errors)


class RuleSet:
    """The built-in residue rules and more of one's own, ready for use; `Options.rules` takes it.

    A rule is evidence that a line is residue, never a verdict: a line that the classifier is sure of stays. `rows` has
    one rule a line, with tabs between id, kind, where in the line, pattern, and options; blank lines and those that
    begin with "#" are passed over:

        my.share.1\tshare\twhole\tpass it on( to a friend|)
        my.related.1\trelated\tstart\tfrom our shelves\twords=1-20 reach=section place=after

    Raises RuleError, a ValueError that names each row that does not count, and MemoryError. Making one takes some 20
    milliseconds, as does unpickling it: a pickle holds the rows. Immutable, and may be shared by threads.
    """

    __slots__ = ("_native", "_rows")

    def __init__(self, rows: str) -> None:
        if not isinstance(rows, str):
            raise TypeError(f"rows must be str, not {type(rows).__name__}")
        self._rows = rows
        # Lone surrogates are no characters: the library names their rows.
        self._native = _native.RuleSet(rows.encode("utf-8", "surrogatepass"))
        errors = self._native.errors()
        if errors:
            raise RuleError(errors)

    def __len__(self) -> int:
        """Rules that were read; the built-in ones are not among them."""
        return self._native.size()

    def __bool__(self) -> bool:
        """True, as the built-in rules are always there."""
        return True

    def __eq__(self, other: object) -> bool:
        return self._rows == other._rows if isinstance(other, RuleSet) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<dehusk.RuleSet of {len(self)} rules>"

    def __reduce__(self) -> tuple[type[RuleSet], tuple[str]]:
        return RuleSet, (self._rows,)
