"""LightGBM models as the tables of lib/classify/model.hpp: integer thresholds, leaves in 1/65,536."""
import hashlib
import math

FRACTION = 65536
LEAF = -1
# BlockSums::most_leaves of lib/classify/block_sums.hpp
MOST_LEAVES = 64
# Settling's fields: no checkpoint in either forest, and every line asked twice.
NOT_SETTLED = (0, 0, 0, 0, 0, 0, 0, 1000)


def flatten(tree, nodes):
    """Appends a tree of LightGBM's dump in preorder; nodes are [number, right, value]."""
    place = len(nodes)
    if "leaf_value" in tree:
        nodes.append([LEAF, 0, round(tree["leaf_value"] * FRACTION)])
        return
    if tree["decision_type"] != "<=":
        raise ValueError("categorical splits have no table: " + tree["decision_type"])
    nodes.append([tree["split_feature"], 0, math.floor(tree["threshold"])])
    flatten(tree["left_child"], nodes)
    nodes[place][1] = len(nodes) - place
    flatten(tree["right_child"], nodes)


def table(booster):
    """(roots, nodes) of a booster: its trees in preorder, one behind the other."""
    roots, nodes = [], []
    for tree in booster.dump_model()["tree_info"]:
        if tree["num_leaves"] > MOST_LEAVES:
            raise ValueError(f"a tree of {tree['num_leaves']} leaves")
        roots.append(len(nodes))
        flatten(tree["tree_structure"], nodes)
    return roots, nodes


def fit(values, bits):
    """The values, each checked to fit a signed field."""
    for value in values:
        if not -2**(bits - 1) <= value < 2**(bits - 1):
            raise ValueError(f"{value} does not fit {bits} bits")
    return values


def parted(roots, nodes):
    """(roots, splits, leaves) of a table: a split is (number, threshold, left, right), and children and roots are indices of
    splits, or -1 less the index of a leaf."""
    place, splits, leaves = [], 0, 0
    for number, _, _ in nodes:
        place.append(-1 - leaves if number == LEAF else splits)
        leaves, splits = leaves + (number == LEAF), splits + (number != LEAF)
    return ([place[root] for root in roots],
            [(number, value, place[index + 1], place[index + right])
             for index, (number, right, value) in enumerate(nodes) if number != LEAF],
            [value for number, _, value in nodes if number == LEAF])


def write_model_file(path, stamp, threshold, forests, settling=NOT_SETTLED):
    """The format that development builds load; see model_file.cpp."""
    with open(path, "w", encoding="ascii") as out:
        print("stamp", stamp, file=out)
        print("threshold", threshold, file=out)
        print("settling", *settling, file=out)
        for roots, nodes in forests:
            print("forest", len(roots), len(nodes), file=out)
            print(*roots, file=out)
            for node in nodes:
                print(*node, file=out)


def write_array(out, declaration, cells):
    print(f"constexpr {declaration}[] = {{", file=out)
    row = ""
    for cell in cells:
        if len(row) + len(cell) > 118:
            print(row, file=out)
            row = ""
        row += cell
    print(row + "};", file=out)


def write_tables(out, name, roots, nodes):
    """One forest as the arrays NAME_splits, NAME_leaves and NAME_roots; the expression that makes a Forest of them."""
    if not roots:
        return "{}"
    roots, splits, leaves = parted(roots, nodes)
    write_array(out, f"Split {name}_splits", ("{%d,%d,%d,%d}," % tuple(fit(split, 16)) for split in splits))
    write_array(out, f"std::int32_t {name}_leaves", (f"{leaf}," for leaf in fit(leaves, 32)))
    write_array(out, f"TreePlace {name}_roots", (f"{root}," for root in fit(roots, 16)))
    return f"{{{name}_splits, {name}_leaves, {name}_roots}}"


def digest(*content):
    return hashlib.sha256(repr(content).encode()).hexdigest()[:8]


def write_include(path, kind, command, stamp, threshold, forests, settling=NOT_SETTLED):
    """The table that the library is built with."""
    with open(path, "w", encoding="ascii") as out:
        print(f"// Made by `{command}` from the data named in corpus/train/MODEL_CARD.md. Do not edit.", file=out)
        print("// clang-format off", file=out)
        spans = [write_tables(out, f"{kind}_{name}", *forest) for name, forest in zip(("first", "second"), forests)]
        print("// clang-format on", file=out)
        name = f"{kind} {digest(stamp, threshold, settling, forests)}"
        settled = "{{%dU, %d, %d}, {%dU, %d, %d}, %d, %d}" % tuple(settling)
        print(f"constexpr Model built_in_{kind} = {{\"{name}\", {stamp}U, {threshold}, {settled}, {spans[0]}, {spans[1]}}};", file=out)


def write_page_include(path, kind, command, stamp, least_probability, kinds, confidence):
    """The same for a PageModel: one forest for each kind of page, and that of the confidence."""
    with open(path, "w", encoding="ascii") as out:
        print(f"// Made by `{command}` from the data named in corpus/train/MODEL_CARD.md. Do not edit.", file=out)
        print("// clang-format off", file=out)
        spans = [write_tables(out, f"{kind}_{place}", *forest) for place, forest in enumerate(kinds)]
        last = write_tables(out, f"{kind}_confidence", *confidence)
        name = f"{kind} {digest(stamp, least_probability, kinds, confidence)}"
        print(f"constexpr PageModel built_in_{kind} = {{\"{name}\", {stamp}U, {least_probability}, {{{{{', '.join(spans)}}}}}, {last}}};", file=out)
        print("// clang-format on", file=out)
