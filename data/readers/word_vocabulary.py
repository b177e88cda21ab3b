"""The names of WordprocessingML, in its two namespaces."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from data.readers.counts import whole

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (TRANSITIONAL, STRICT)

OFF = {"0", "false", "off"}


class Vocabulary:
    """The element names of one WordprocessingML namespace."""

    table, row, cell, paragraph, run = "tbl", "tr", "tc", "p", "r"
    row_properties, cell_properties, run_properties, paragraph_properties = "trPr", "tcPr", "rPr", "pPr"
    grid_before, grid_span, vertical_merge, horizontal_merge = "gridBefore", "gridSpan", "vMerge", "hMerge"
    deleted, moved_away, cell_deleted, inserted = "del", "moveFrom", "cellDel", "ins"
    hidden, vanish, run_style, ruby, text_box = "hidden", "vanish", "rStyle", "rt", "txbxContent"
    text, tab, line_break, carriage_return, symbol = "t", "tab", "br", "cr", "sym"
    no_break_hyphen, soft_hyphen = "noBreakHyphen", "softHyphen"
    paragraph_style, list_properties, placeholder = "pStyle", "numPr", "showingPlcHdr"
    strike, double_strike = "strike", "dstrike"
    style, based_on = "style", "basedOn"

    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    math_text = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

    def __init__(self, namespace: str) -> None:
        for key, name in vars(Vocabulary).items():
            if isinstance(name, str) and name.isalpha() and not key.startswith("_"):
                setattr(self, key, f"{{{namespace}}}{name}")
        self.value = f"{{{namespace}}}val"
        self.style_id = f"{{{namespace}}}styleId"
        self.char = f"{{{namespace}}}char"
        self.cell_marks = (self.cell_deleted, self.grid_span, self.horizontal_merge, self.vertical_merge)
        self.pruned = (self.table, self.deleted, self.moved_away, self.inserted, self.vanish)
        self.pruned += (self.ruby, self.text_box, self.fallback, self.placeholder)
        self.styled = (self.run_style, self.paragraph_style)
        self.fixed = {self.line_break: "\n", self.carriage_return: "\n"}
        self.fixed |= {self.no_break_hyphen: "\u2011", self.soft_hyphen: "\u00ad"}
        self.spoken = (self.paragraph, self.text, self.math_text, self.tab, self.symbol, *self.fixed)
        self.spoken += (self.paragraph_style, self.list_properties)

    @staticmethod
    def of(element: etree._Element) -> Vocabulary:
        return _vocabulary(element.tag[1:].partition("}")[0])

    def is_on(self, element: etree._Element | None) -> bool:
        return element is not None and element.get(self.value, "1") not in OFF

    def number(self, mark: etree._Element | None, default: int) -> int:
        return default if mark is None else whole(mark.get(self.value), default)

    def goes_on(self, mark: etree._Element | None) -> bool:
        """Whether a merge mark continues the merged cell; without a value it does."""
        return mark is not None and mark.get(self.value, "continue") == "continue"


@lru_cache(maxsize=8)
def _vocabulary(namespace: str) -> Vocabulary:
    return Vocabulary(namespace)
