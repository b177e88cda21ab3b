"""The map as native shapes, one per subject, named and grouped: it stays sharp and can be recoloured."""

from __future__ import annotations

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from analysis import style
from analysis.briefing import slides_look as look
from analysis.briefing.map_shapes import Area, MapShapes, Point
from analysis.map_labels import CHARACTER_WIDTH, LINE_HEIGHT
from geo.subjects import subjects

LABEL_SIZE = 9  # points
POINTS_PER_INCH = 72
GROUND = 0.75  # opacity of the white behind a name
STEPS_PER_INCH = 10_000  # precision of the outlines


class Frame:
    """Where a point of the plane lies on the slide, in inches."""

    def __init__(self, shapes: MapShapes, box: look.Box):
        window = shapes.window
        self.window = window
        self.scale = min(
            box.width / (window.right - window.left), box.height / (window.top - window.bottom)
        )  # inches per unit
        self.left, self.top = box.left, box.top

    def place(self, point: Point) -> Point:
        x, y = point
        return (
            self.left + (x - self.window.left) * self.scale,
            self.top + (self.window.top - y) * self.scale,
        )


def add_map(slide, shapes: MapShapes, box: look.Box, alt: str) -> None:
    """One freeform per subject in a group with the map's text for the blind; names over them."""
    frame = Frame(shapes, box)
    group = slide.shapes.add_group_shape()
    for area in shapes.areas:
        _add_area(group, area, frame, area.code == shapes.home)
    look.describe(group, alt)
    for label in shapes.labels(LABEL_SIZE, 1 / (frame.scale * POINTS_PER_INCH)):
        _add_label(slide, label.text, frame.place((label.x, label.y)))


def _add_area(group, area: Area, frame: Frame, is_home: bool) -> None:
    rings = [[_steps(frame.place(point)) for point in ring] for ring in area.rings]
    builder = group.shapes.build_freeform(*rings[0][0], scale=Inches(1) / STEPS_PER_INCH)
    builder.add_line_segments(rings[0][1:])
    for ring in rings[1:]:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:])
    shape = builder.convert_to_shape()
    shape.name = subjects()[area.code].name
    look.flatten(shape)
    if is_home:
        look.hatch(shape.fill)
        shape.line.color.rgb, shape.line.width = look.rgb(style.INK), Pt(1.25)
    else:
        look.paint(shape.fill, style.CLASS_COLORS[area.value_class])
        shape.line.color.rgb, shape.line.width = look.rgb(style.PAGE), Pt(0.5)


def _steps(place: Point) -> tuple[int, int]:
    return round(place[0] * STEPS_PER_INCH), round(place[1] * STEPS_PER_INCH)


def _add_label(slide, name: str, place: Point) -> None:
    """The name on a pale ground of its own size, so that it is read over any colour."""
    width = Inches((len(name) + 1) * CHARACTER_WIDTH * LABEL_SIZE / POINTS_PER_INCH)
    height = Pt(LABEL_SIZE * LINE_HEIGHT)
    left, top = Emu(Inches(place[0]) - width // 2), Emu(Inches(place[1]) - height // 2)
    box = slide.shapes.add_textbox(left, top, width, height)
    look.paint(box.fill, style.PAGE)
    look.make_translucent(box.fill, GROUND)
    frame = box.text_frame
    frame.word_wrap = False
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    look.fill_text(frame, [name], LABEL_SIZE, align=PP_ALIGN.CENTER)
