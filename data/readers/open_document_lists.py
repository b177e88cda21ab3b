"""Automatic list numbers of OpenDocument texts."""

from __future__ import annotations

from lxml import etree

from data.readers.counts import whole

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
BULLET = "- "


class ListNumbers:
    """Counts the items of outermost lists in document order and prints their labels."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles = {
            style.get(f"{STYLE}name"): style[0]
            for root in roots
            for style in root.iter(f"{TEXT}list-style")
            if len(style)
        }
        self._counts: dict[str, int] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The label before a paragraph: that of the list item it is the first paragraph of."""
        item = paragraph.getparent()
        if item is None or item.tag != f"{TEXT}list-item" or item[0] is not paragraph:
            return ""
        parent = item.getparent()
        name = parent.get(f"{TEXT}style-name", "")
        level = self._styles.get(name)
        if level is None:
            return ""
        if level.tag != f"{TEXT}list-level-style-number":
            return BULLET
        return self._numbered(parent, item, name, level)

    def _numbered(
        self, parent: etree._Element, item: etree._Element, name: str, level: etree._Element
    ) -> str:
        goes_on = parent.get(f"{TEXT}continue-numbering") == "true" or parent.get(f"{TEXT}continue-list")
        if item is parent[0] and not goes_on:
            self._counts[name] = whole(level.get(f"{TEXT}start-value"), 1) - 1
        start = item.get(f"{TEXT}start-value")
        self._counts[name] = whole(start, 1) if start else self._counts.get(name, 0) + 1
        prefix, suffix = (level.get(f"{STYLE}num-{side}", "") for side in ("prefix", "suffix"))
        return f"{prefix}{self._counts[name]}{suffix} " if level.get(f"{STYLE}num-format") else ""
