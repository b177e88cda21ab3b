"""Text from documents is hostile: neutral wherever it meets Markdown, HTML or a spreadsheet."""

from __future__ import annotations

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>:$])")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def markdown(text: str) -> str:
    """The text shown literally by Markdown: no emphasis, link, image, formula, colour or HTML."""
    return _MARKDOWN.sub(r"\\\1", text).replace("<", "&lt;").replace("\n", "  \n")


def hover(text: str) -> str:
    """The text shown literally in a Plotly label, which reads a subset of HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def spreadsheet(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_START) else text


def document(text: str) -> str:
    """The text without the characters that XML, and so an office document, cannot hold."""
    return _NOT_IN_XML.sub("", text)
