"""Text from documents is hostile: neutral wherever it meets Markdown, HTML or a spreadsheet."""

from __future__ import annotations

import html
import re

from data.schema import FORMULA_STARTS

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>=&:$])")
_WORD_JOINER = "\N{WORD JOINER}"
# What Streamlit reads after the backslashes are gone: icons, emoji, addresses, e-mail, arrows, dashes.
_READ_LATER = re.compile(
    r"(?<=:)(?=[\w/+-])|(?<=@)(?=\w)|(?<=www)(?=\.)|(?<=[-<>=~])(?=[-<>=])", re.IGNORECASE
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def markdown(text: str) -> str:
    """The text shown literally by Streamlit's Markdown: no emphasis, link, icon, formula, colour or HTML.

    Lines stay lines; indentation and blank lines, which would begin a block of code, do not.
    """
    lines = [line.strip() for line in text.splitlines()]
    literal = _READ_LATER.sub(_WORD_JOINER, "  \n".join(line for line in lines if line))
    return _MARKDOWN.sub(r"\\\1", literal)


def hover(text: str) -> str:
    """The text shown literally in a Plotly label, which reads a subset of HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def spreadsheet(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if is_formula(text) else text


def is_formula(value: object) -> bool:
    """Whether a spreadsheet would take the cell for a formula."""
    return isinstance(value, str) and value.startswith(FORMULA_STARTS)


def unseen_mark(value: object) -> object:
    """A cell that reads the same, and that no spreadsheet takes for a formula."""
    return f"{_WORD_JOINER}{value}" if is_formula(value) else value


def document(text: str) -> str:
    """The text without the characters that XML, and so an office document, cannot hold."""
    return _NOT_IN_XML.sub("", text)
