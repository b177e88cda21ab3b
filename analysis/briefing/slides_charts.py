"""Native charts: a person can change their data and their look in the program that shows them."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from analysis import style
from analysis.briefing import slides_look as look
from analysis.briefing.charts import Chart
from analysis.escaping import document as clean
from analysis.texts import text

KINDS = {
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
}  # by (horizontal, stacked)


def add_chart(slide, chart: Chart, box: look.Box, stacked: bool = False, horizontal: bool = False) -> None:
    """A bar chart with zero-based bars, a number on each, and its title as its text for the blind.

    A chart without a bar is the sentence that there is none.
    """
    if not chart.categories:
        look.write(slide, box, [f"{chart.title}: {text('common.none')}"], look.BODY, color=look.MUTED)
        return
    kind = KINDS[horizontal, stacked]
    frame = slide.shapes.add_chart(kind, *box.emu, _data(chart))
    look.describe(frame, chart.title)
    drawn = frame.chart
    drawn.font.name, drawn.font.size, drawn.font.color.rgb = look.FONT, Pt(12), look.rgb(look.INK)
    drawn.has_title = True
    _write_title(drawn.chart_title.text_frame, chart.title)
    _arrange_legend(drawn, several=len(chart.series) > 1)
    _arrange_axes(drawn, horizontal)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if stacked else 0
    for series, wanted in zip(plot.series, chart.series, strict=True):
        look.paint(series.format.fill, wanted.color)
        _label(series, wanted.color, inside=stacked)


def _data(chart: Chart) -> CategoryChartData:
    """Zeros stay out, so that no bar of no length is labelled."""
    data = CategoryChartData(number_format="General")
    data.categories = [clean(category) for category in chart.categories]
    for series in chart.series:
        data.add_series(clean(series.name), [value or None for value in series.values])
    return data


def _write_title(frame, title: str) -> None:
    run = frame.paragraphs[0].add_run()
    run.text = clean(title)
    run.font.name, run.font.size, run.font.bold = look.FONT, Pt(14), True


def _arrange_legend(drawn, several: bool) -> None:
    drawn.has_legend = several
    if several:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False


def _arrange_axes(drawn, horizontal: bool) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.format.line.fill.background()
    categories.format.line.color.rgb = look.rgb(style.RULE)
    categories.reverse_order = horizontal


def _label(series, color: str, inside: bool) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.font.name, labels.font.size, labels.font.bold = look.FONT, Pt(12), True
    labels.font.color.rgb = look.rgb(style.text_on(color) if inside else look.INK)
