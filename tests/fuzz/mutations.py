"""Documents damaged in the ways that reach beyond the container: a seed gives the same damage always."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from html import escape

from tests.fuzz.odd_values import ODD_TEXTS
from tests.fuzz.tree_mutations import mutated_tree

ODD_BYTES = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"<",
    b"</",
    b">",
    b"&",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"\xd0",
    b"\x1a",
)

TAG = re.compile(rb"<[^<>]*>")
ATTRIBUTE = re.compile(rb'="[^"]*"')
TEXT = re.compile(rb">[^<>]+<")

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(ODD_BYTES) + data[at:]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 10, 200, len(data))))


def drop_tag(data: bytes, chance: random.Random) -> bytes:
    return _replaced(TAG, data, chance, lambda found: b"")


def double_tag(data: bytes, chance: random.Random) -> bytes:
    return _replaced(TAG, data, chance, lambda found: found * 2)


def swap_tags(data: bytes, chance: random.Random) -> bytes:
    tags = [tag.span() for tag in TAG.finditer(data)]
    if len(tags) < 2:
        return flip(data, chance)
    (a, b), (c, d) = sorted(chance.sample(tags, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def odd_attribute(data: bytes, chance: random.Random) -> bytes:
    odd = escape(chance.choice(ODD_TEXTS)).encode()
    return _replaced(ATTRIBUTE, data, chance, lambda found: b'="' + odd + b'"')


def odd_text(data: bytes, chance: random.Random) -> bytes:
    odd = escape(chance.choice(ODD_TEXTS)).encode()
    return _replaced(TEXT, data, chance, lambda found: b">" + odd + b"<")


def _replaced(
    pattern: re.Pattern, data: bytes, chance: random.Random, new: Callable[[bytes], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return flip(data, chance)
    one = chance.choice(found)
    return data[: one.start()] + new(one[0]) + data[one.end() :]


OF_BYTES: tuple[Mutation, ...] = (flip, cut, repeat, insert)
OF_MARKUP: tuple[Mutation, ...] = (drop_tag, double_tag, swap_tags, odd_attribute, odd_text, odd_attribute)


def mutated(sample: bytes, chance: random.Random) -> bytes:
    """The sample with one to four damages; inside a zip archive mostly to its parts."""
    if not sample.startswith(b"PK") or chance.random() < 0.1:
        return _damaged(sample, chance)
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts for _ in range(8 if len(parts[name]) > 2000 else 1)])
    parts[name] = (chance.random() < 0.7 and mutated_tree(parts[name], chance)) or _damaged(
        parts[name], chance
    )
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        data = data or b"\0"
        data = chance.choice(OF_BYTES + OF_MARKUP * 2 if b"<" in data else OF_BYTES)(data, chance)
    return data
