"""Damage that leaves XML well-formed: elements dropped, doubled, moved, and filled with odd values."""

from __future__ import annotations

import copy
import random

from lxml import etree

from tests.fuzz.odd_values import ODD_TEXTS


def mutated_tree(data: bytes, chance: random.Random) -> bytes | None:
    """The XML with one to four changes to its tree; ``None`` where ``data`` is no XML."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None
    for _ in range(chance.randint(1, 4)):
        elements = [element for element in root.iter() if element is not root]
        if elements:
            chance.choice(CHANGES)(chance.choice(elements), elements, chance)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _drop(element: etree._Element, others: list, chance: random.Random) -> None:
    element.getparent().remove(element)


def _unwrap(element: etree._Element, others: list, chance: random.Random) -> None:
    parent = element.getparent()
    parent[parent.index(element) : parent.index(element) + 1] = list(element)


def _double(element: etree._Element, others: list, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 40))):
        element.addnext(copy.deepcopy(element))


def _move(element: etree._Element, others: list, chance: random.Random) -> None:
    target = chance.choice(others)
    if element not in (target, *target.iterancestors()):
        target.insert(chance.randint(0, len(target)), element)


def _swap_names(element: etree._Element, others: list, chance: random.Random) -> None:
    other = chance.choice(others)
    element.tag, other.tag = other.tag, element.tag


def _set_attribute(element: etree._Element, others: list, chance: random.Random) -> None:
    name = chance.choice([*element.keys(), *chance.choice(others).keys(), "r"])
    element.set(name, chance.choice(ODD_TEXTS))


def _drop_attribute(element: etree._Element, others: list, chance: random.Random) -> None:
    if element.keys():
        del element.attrib[chance.choice(element.keys())]


def _set_text(element: etree._Element, others: list, chance: random.Random) -> None:
    element.text = chance.choice(ODD_TEXTS)


CHANGES = (
    _drop,
    _unwrap,
    _double,
    _move,
    _swap_names,
    _set_attribute,
    _set_attribute,
    _drop_attribute,
    _set_text,
)
