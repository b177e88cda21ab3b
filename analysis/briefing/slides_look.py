"""The look of the slides: size, type, boxes of text; the only place that arranges a presentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from lxml.etree import SubElement
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from analysis import style
from analysis.escaping import document as clean
from analysis.texts import text

FONT = "Arial"
WIDTH, HEIGHT = 13.333, 7.5  # inches
POINTS = 72  # of an inch
LARGE, TITLE, BODY, SMALL, NOTE, TINY = 32, 24, 16, 13, 12, 10  # points
ACCENT, MUTED, INK = style.ACCENT, style.INK_SECONDARY, style.INK
TITLE_ONLY = 5  # the layout of the library's own template
SWATCH = 0.22  # inches
INSET = 0.1  # inches that a box leaves empty on either side of its text
LETTER = 0.52  # of the type size, the width of a bold letter on average, spaces included
LEGEND_CHARACTERS = 66  # on one line of the legend


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        return tuple(Inches(side) for side in (self.left, self.top, self.width, self.height))


def new_presentation(title: str, day: date):
    """An empty presentation, 16:9, its layouts stretched to fit."""
    presentation = Presentation()
    stretch = Inches(WIDTH) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for shape in part.placeholders:
            shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    properties = presentation.core_properties
    properties.title, properties.language = clean(title), text("common.language_tag")
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.combine(day, time())
    return presentation


def new_slide(presentation, title: Sequence[str], foot: str):
    """A slide with its title and, at the foot, the day it was made."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = Box(0.5, 0.3, 12.33, 0.75).emu
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill_text(place.text_frame, title, TITLE, True, INK, 0)
    write(slide, Box(0.5, 6.95, 12.33, 0.35), [foot], TINY, color=MUTED)
    return slide


def write(
    slide,
    box: Box,
    lines: Iterable[str],
    size: float,
    bold: bool = False,
    color: str = INK,
    spacing: float = 0,
):
    """A box of text, one paragraph per line; ``spacing`` is the space after each in points."""
    frame = slide.shapes.add_textbox(*box.emu).text_frame
    frame.word_wrap = True
    fill_text(frame, lines, size, bold, color, spacing)
    return frame


def size_that_fits(value: str, width: float) -> int:
    """Points in which a bold value stands on one line of a box so many inches wide; at most ``LARGE``."""
    return min(LARGE, int((width - 2 * INSET) * POINTS / (LETTER * max(1, len(value)))))


def legend(
    slide,
    box: Box,
    title: str,
    rows: Sequence[tuple[str, str, str]],
    home: str,
    notes: Sequence[str],
) -> None:
    """The map's classes under each other: a square of the class's colour, its label, its regions."""
    write(slide, Box(box.left, box.top, box.width, 0.35), [title], SMALL, bold=True)
    top = box.top + 0.45
    for color, label, names in rows:
        _swatch(slide, box.left + 0.1, top + 0.06, color)
        lines = [label, names] if names else [label]
        write(slide, Box(box.left + 0.4, top, box.width - 0.4, 0.4), lines, NOTE)
        top += 0.34 + 0.2 * _lines(names)
    _swatch(slide, box.left + 0.1, top + 0.06, None)
    write(slide, Box(box.left + 0.4, top, box.width - 0.4, 0.4), [home], NOTE)
    write(slide, Box(box.left, top + 0.4, box.width, 0.6), notes, NOTE, color=MUTED)


def paint(fill, color: str) -> None:
    fill.solid()
    fill.fore_color.rgb = rgb(color)


def make_translucent(fill, opacity: float) -> None:
    """What lies under a solid fill shows through; 1 is opaque."""
    color = fill._xPr.xpath("a:solidFill/a:srgbClr")[0]
    SubElement(color, qn("a:alpha"), val=str(round(opacity * 100_000)))


def hatch(fill) -> None:
    """The home region's hatching."""
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = rgb(INK), rgb(style.CLASS_COLORS[0])


def rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.lstrip("#"))


def flatten(shape) -> None:
    """The shape without the theme's shadow and its other effects."""
    shape._element.remove(shape._element.find(qn("p:style")))


def describe(shape, alt: str) -> None:
    """The text of a shape for those who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(alt))


def _lines(names: str) -> int:
    """How many lines the regions of a class take."""
    return -(-len(names) // LEGEND_CHARACTERS)


def _swatch(slide, left: float, top: float, color: str | None) -> None:
    square = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(left, top, SWATCH, SWATCH).emu)
    flatten(square)
    square.line.color.rgb, square.line.width = rgb(style.INK_SECONDARY), Pt(0.5)
    if color is None:
        hatch(square.fill)
    else:
        paint(square.fill, color)


def fill_text(
    frame,
    lines: Iterable[str],
    size: float,
    bold: bool = False,
    color: str = INK,
    spacing: float = 0,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Lines of text into an empty frame, one paragraph each."""
    for position, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = align, Pt(spacing)
        run = paragraph.add_run()
        run.text = clean(line)
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = rgb(color)
        run.font.language_id = MSO_LANGUAGE_ID.RUSSIAN
