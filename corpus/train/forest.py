"""LightGBM models as the tables of lib/classify/model.hpp: integer thresholds, leaves in 1/65,536, left child next."""
import hashlib
import math

FRACTION = 65536
LEAF = -1
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
    """(roots, nodes) of a booster; each value is checked to fit its field."""
    roots, nodes = [], []
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes))
        flatten(tree["tree_structure"], nodes)
    for number, right, value in nodes:
        if not (-1 <= number < 2**15 and 0 <= right < 2**16 and -2**31 <= value < 2**31):
            raise ValueError(f"node does not fit its field: {number} {right} {value}")
    return roots, nodes


def write_model_file(path, stamp, threshold, forests, settling=NOT_SETTLED):
    """The format that development builds load; see lib/classify/model_file.cpp."""
    with open(path, "w", encoding="ascii") as out:
        print("stamp", stamp, file=out)
        print("threshold", threshold, file=out)
        print("settling", *settling, file=out)
        for roots, nodes in forests:
            print("forest", len(roots), len(nodes), file=out)
            print(*roots, file=out)
            for node in nodes:
                print(*node, file=out)


def write_tables(out, name, roots, nodes):
    """One forest as the two arrays NAME_nodes and NAME_roots; the expression that makes a Forest of them."""
    if not roots:
        return "{}"
    print(f"constexpr TreeNode {name}_nodes[] = {{", file=out)
    row = ""
    for node in nodes:
        cell = "{%d,%d,%d}," % tuple(node)
        if len(row) + len(cell) > 118:
            print(row, file=out)
            row = ""
        row += cell
    print(row + "};", file=out)
    print(f"constexpr std::uint32_t {name}_roots[] = {{", file=out)
    for start in range(0, len(roots), 16):
        print("".join(f"{root}," for root in roots[start:start + 16]), file=out)
    print("};", file=out)
    return f"{{{name}_nodes, {name}_roots}}"


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
