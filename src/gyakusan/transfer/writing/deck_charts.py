"""Native charts on slides: bars of impact, and intervals of rates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from gyakusan.plan.models import Interval
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.deck import Slide, rgb, set_fonts
from gyakusan.transfer.writing.fitting import Box


def bars(slide: Slide, box: Box, name: str, values: Sequence[tuple[str, float]]) -> None:
    """Draw horizontal bars with their values, the first on top. Categories must not begin with a formula sign."""
    data: Any = CategoryChartData(number_format="#,##0")
    data.categories = [label for label, _ in reversed(values)]
    data.add_series(name, [value for _, value in reversed(values)])
    chart = _chart(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data)
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _colour(plot.series[0].format, slide.accent)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = max(value for _, value in values) * 1.25 or 1
    _finish(slide, chart)


def intervals(slide: Slide, box: Box, name: str, rates: Sequence[tuple[str, Interval, bool]]) -> None:
    """Draw 95 % intervals between 0 and 100 %, the first on top; planned ones (False) paler than observed ones."""
    shown = list(reversed(rates))
    data: Any = CategoryChartData(number_format="0%")
    data.categories = [label for label, _, _ in shown]
    data.add_series("", [rate.low for _, rate, _ in shown])
    data.add_series(name, [rate.high - rate.low for _, rate, _ in shown])
    chart = _chart(slide, box, XL_CHART_TYPE.BAR_STACKED, data)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 90, 100
    before, reach = plot.series
    before.format.fill.background()
    before.format.line.fill.background()
    for n, (_, _, observed) in enumerate(shown):
        _colour(reach.points[n].format, slide.accent if observed else look.tint(slide.accent, 0.4))
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 1, 0.25
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0%", False
    axis.major_gridlines.format.line.color.rgb = rgb(look.LINE)
    axis.format.line.fill.background()
    _finish(slide, chart)


def _chart(slide: Slide, box: Box, kind: XL_CHART_TYPE, data: Any) -> Any:
    place = (Inches(value) for value in (box.x, box.y, box.w, box.h))
    chart: Any = slide.slide.shapes.add_chart(kind, *place, data).chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(11)
    chart.font.color.rgb = rgb(look.INK)
    chart.category_axis.format.line.color.rgb = rgb(look.LINE)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.has_major_gridlines = False
    return chart


def _colour(formatted: Any, colour: str) -> None:
    formatted.fill.solid()
    formatted.fill.fore_color.rgb = rgb(colour)


def _finish(slide: Slide, chart: Any) -> None:
    """Give every text of the chart its size and both fonts."""
    for labelled in (chart.category_axis.tick_labels, chart.value_axis.tick_labels):
        labelled.font.size = Pt(11)
    if chart.plots[0].has_data_labels:
        chart.plots[0].data_labels.font.size = Pt(12)
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):  # noqa: SLF001
        set_fonts(properties, slide.language)
