"""The briefing as slides: native charts and a map of native shapes, all of it editable."""

from __future__ import annotations

import io

from analysis.briefing import slides_look as look
from analysis.briefing.charts import formats_chart, months_chart, ranking_chart
from analysis.briefing.content import Briefing, district_lines
from analysis.briefing.legend import legend, map_alt, outside_note
from analysis.briefing.map_shapes import map_shapes
from analysis.briefing.slides_charts import add_chart
from analysis.briefing.slides_map import add_map
from analysis.texts import text

Box = look.Box
NAMED = 3  # regions in one line of a slide
WHOLE = Box(0.5, 1.15, 12.33, 5.55)
LEFT, RIGHT = Box(0.5, 1.15, 6.05, 5.55), Box(6.75, 1.15, 6.05, 5.55)


def slides(content: Briefing) -> bytes:
    """The bytes of a presentation of four slides, 16:9."""
    presentation = look.new_presentation(content.full_title, content.day)
    _summary(presentation, content)
    _map(presentation, content)
    _charts(presentation, content)
    _coverage(presentation, content)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _summary(presentation, content: Briefing) -> None:
    title = f"{text('briefing.slide_title')} {content.title}"
    slide = look.new_slide(presentation, [title, content.period], foot(content))
    width = WHOLE.width / len(content.figures)
    size = min(look.size_that_fits(figure.value, width) for figure in content.figures)
    for position, figure in enumerate(content.figures):
        left = WHOLE.left + position * width
        look.write(slide, Box(left, 1.25, width, 0.7), [figure.value], size, bold=True, color=look.ACCENT)
        label = [figure.label, *_change(figure.change)]
        look.write(slide, Box(left, 1.95, width, 0.7), label, look.SMALL, color=look.MUTED)
    look.write(slide, Box(0.5, 2.85, 12.33, 3.85), [*content.notes, *_main(content)], look.BODY, spacing=7)


def foot(content: Briefing) -> str:
    """The day, and on every slide of an invented plan that it is one."""
    return " ".join(filter(None, [content.prepared, content.warning]))


def _main(content: Briefing) -> list[str]:
    return [content.lead, *content.findings]


def _change(change: str) -> list[str]:
    return [text("briefing.figure_change", value=change)] if change else []


def _map(presentation, content: Briefing) -> None:
    slide = look.new_slide(presentation, [text("briefing.map")], foot(content))
    shapes = map_shapes(content.counts, content.view.home)
    add_map(slide, shapes, Box(0.3, 1.0, 6.2, 5.85), map_alt(content))
    box = Box(6.75, 1.1, 6.1, 5.6)
    rows = [(row.color, row.label, row.names) for row in legend(content)]
    notes = [*([outside_note(shapes.outside)] if shapes.outside else []), *content.map_notes]
    look.legend(slide, box, text("coverage.legend_events"), rows, text("briefing.legend_home"), notes)


def _charts(presentation, content: Briefing) -> None:
    slide = look.new_slide(presentation, [text("briefing.slide_charts")], foot(content))
    add_chart(slide, months_chart(content.view), LEFT, stacked=True)
    add_chart(slide, formats_chart(content.view), RIGHT, stacked=True, horizontal=True)


def _coverage(presentation, content: Briefing) -> None:
    """The ranking, and beside it what changed or, without an earlier plan, what is missing."""
    slide = look.new_slide(presentation, [text("briefing.partners")], foot(content))
    add_chart(slide, ranking_chart(content.partners), LEFT, horizontal=True)
    title = content.changes_title or text("briefing.gaps")
    lines = content.changes or district_lines(content.counts, NAMED)
    look.write(slide, Box(6.75, 1.15, 6.05, 0.4), [title], look.NOTE, bold=True)
    look.write(slide, Box(6.75, 1.6, 6.05, 4.3), lines, look.NOTE, spacing=4)
    look.write(slide, Box(6.75, 6.0, 6.05, 0.9), [content.source], look.TINY, color=look.MUTED)
