import pytest
from invented_plans import HOME, LATER, event, plans

from analysis import style
from analysis.coverage.counts import Measure, gaps, region_counts, unpainted
from analysis.coverage.figure import choropleth, tile_grid
from analysis.coverage.page_slide import LEAST_ROWS, notes_within, rows_within
from analysis.coverage.sentences import gap_lines, lead, unpainted_note
from analysis.coverage.tables import gap_summary
from analysis.event_text import event_details
from analysis.map_layers import MapView
from analysis.register import page as register_page
from analysis.register.tables import partner_words
from analysis.selection import Selection, select
from analysis.wall import Wall
from geo.subjects import subjects

COLUMNS = [
    "region",
    "name",
    "district",
    "events",
    "departments",
    "remote",
    "in_person",
    "fractional",
    "neighbour",
    "value",
    "value_class",
]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_subject_but_the_home_region_has_a_row(seed_view):
    counts = region_counts(seed_view)
    assert list(counts.columns) == COLUMNS
    assert set(counts["region"]) == set(subjects()) - {"RU-SMO"}


def test_the_seed_has_35_partners_and_96_participations(seed_view):
    counts = region_counts(seed_view)
    assert (counts["events"] > 0).sum() == 35
    assert counts["events"].sum() == 96


def test_fractional_counts_add_up_to_the_named_events(seed_view):
    assert region_counts(seed_view)["fractional"].sum() == pytest.approx(27)


@pytest.mark.parametrize(
    ("region", "events", "departments", "remote", "in_person"),
    [
        ("RU-MOW", 12, 5, 4, 8),
        ("RU-SPE", 9, 5, 4, 5),
        ("RU-BRY", 8, 3, 4, 4),
        ("RU-KLU", 8, 3, 4, 4),
        ("UA-43", 4, 3, 3, 1),
        ("RU-KEM", 2, 1, 2, 0),
        ("RU-KO", 0, 0, 0, 0),
    ],
)
def test_counts_of_the_seed(seed_view, region, events, departments, remote, in_person):
    row = region_counts(seed_view).set_index("region").loc[region]
    assert (row["events"], row["departments"], row["remote"], row["in_person"]) == (
        events,
        departments,
        remote,
        in_person,
    )


def test_the_classes_of_the_seed(seed_view):
    classes = region_counts(seed_view)["value_class"].value_counts().sort_index()
    assert classes.to_dict() == {0: 53, 1: 15, 2: 12, 3: 4, 4: 4}


def test_the_measure_decides_what_is_shown(seed_view):
    by_department = region_counts(seed_view, Measure.DEPARTMENTS)
    assert (by_department["value"] == by_department["departments"]).all()


def test_fractional_counting_shares_a_tournament(seed_selected):
    counts = region_counts(seed_selected(fractional=True)).set_index("region")
    assert counts.loc["RU-RYA", "value"] == pytest.approx(1 / 17)
    assert counts.loc["RU-PER", "value"] == 1


def test_gaps_cover_every_district(seed_view):
    table = gaps(region_counts(seed_view)).set_index("district")
    assert table["subjects"].sum() == 88
    assert table["missing"].sum() == 53
    assert table.loc["ЦФО", "names"] == "Костромская область, Тамбовская область"


def test_nationwide_events_paint_nothing(seed_view):
    assert list(unpainted(seed_view)["number"]) == [18]
    assert "№\N{NO-BREAK SPACE}18" in unpainted_note(unpainted(seed_view))[0]


def test_the_lead_says_how_many_and_with_whom(seed_view):
    sentences = plain(lead(seed_view, region_counts(seed_view)))
    assert sentences.startswith(
        "Запланировано 28 мероприятий с 35 регионами из 88. Чаще всего — с Москвой (12), "
    )
    assert sentences.endswith("с Санкт-Петербургом (9), с Брянской областью (8) и с Калужской областью (8).")


def test_gap_lines_name_the_neighbours(seed_view):
    lines = gap_lines(region_counts(seed_view), seed_view.events)
    assert plain(lines[0]) == "Без мероприятий — 53 региона из 88."
    assert lines[1].startswith("Охвачены все соседи (5): Брянская область, Калужская область, Моск")


def test_a_missed_neighbour_may_be_meant_by_its_district(seed_view):
    counts = region_counts(seed_view).assign(events=0)
    events = seed_view.events.assign(districts="")
    events.loc[events.index[:3], "districts"] = ["ЦФО", "ПФО; ЦФО", "ПФО"]
    [_, neighbours] = gap_lines(counts, events)
    assert plain(neighbours).endswith("В составе всего федерального округа — 2 мероприятия.")


@pytest.mark.parametrize("view", [MapView.EUROPE, MapView.RUSSIA, MapView.NEIGHBOURS])
def test_the_figure_carries_no_geometry(seed_view, view):
    figure = choropleth(
        region_counts(seed_view), view, "/geo/x.geojson", "RU-SMO", "RU-BRY", style.class_axis(False)
    )
    assert figure.data[0].geojson == "/geo/x.geojson"
    assert "coordinates" not in figure.to_json()


def test_every_subject_has_a_tile(seed_view):
    tiles = tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False)).data[0]
    assert len(tiles.x) == len(set(tiles.customdata)) == 89


@pytest.fixture
def abroad_and_home():
    """One event with Moscow, one with partners abroad only, one that names only the home region."""
    events = plans(
        event(LATER, 1, "MOW"),
        event(LATER, 2, scope="named", foreign="Республика Беларусь"),
        event(LATER, 3, scope="named"),
    )
    return select(events, HOME, Selection(LATER))


def test_events_abroad_and_at_home_are_accounted_for(abroad_and_home):
    events = unpainted(abroad_and_home)
    assert events["number"].tolist() == [2, 3]
    assert [plain(line).split(";")[0] for line in unpainted_note(events)] == [
        "Только с партнёрами за рубежом — 1 мероприятие (№ 2)",
        "Назван только свой регион — 1 мероприятие (№ 3)",
    ]


def test_the_register_says_whom_they_address(abroad_and_home):
    assert partner_words(abroad_and_home).tolist() == [
        "Москва",
        "только партнёры за рубежом",
        "только свой регион",
    ]


def test_an_event_at_home_says_so_in_full(abroad_and_home):
    last = list(abroad_and_home.events.itertuples())[-1]
    assert "только свой регион" in event_details(last, None, LATER)


def test_the_register_says_that_remarks_are_of_the_whole_document(seed_selected):
    assert "при чтении всего документа — " in register_page._lead(seed_selected(kinds=("festival",)))


def test_a_subject_too_small_to_be_seen_has_a_dot(seed_view):
    axis = style.class_axis(False)
    figure = choropleth(region_counts(seed_view), MapView.EUROPE, "/geo/x.geojson", "RU-SMO", None, axis)
    dots = next(trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "markers")
    assert set(dots.customdata) == {"RU-MOW", "RU-SPE"}


def test_a_note_about_events_without_numbers_prints_no_empty_brackets():
    unnumbered = plans(event(LATER, 1, number=None))
    note = unpainted_note(unpainted(select(unnumbered, HOME, Selection(LATER))))
    assert [plain(line) for line in note] == [
        "Для всех субъектов РФ — 1 мероприятие; отдельным регионам это не засчитано."
    ]


def test_the_summary_of_gaps_says_how_many_of_how_many(seed_view):
    summary = gap_summary(region_counts(seed_view)).set_index("Охват")
    assert (
        summary.loc["ЦФО:\xa015\xa0из\xa017", "Регионы без мероприятий"]
        == "Костромская область, Тамбовская область"
    )


SCOPES = ("nationwide", "district", "named", "none", "unresolved")


@pytest.mark.parametrize(
    ("room", "notes"),
    [
        (1000, ["За пределами", "Для всех", "Для федерального", "Назван", "Регион в", "Регион распознать"]),
        (360, ["Без закрашенного региона — 5 мероприятий.", "За пределами рисунка: "]),
        (210, ["Без закрашенного региона — 5 мероприятий."]),
    ],
)
def test_notes_leave_a_slide_room_for_its_bars(room, notes):
    rows = [event(LATER, 1, "MOW KAM SA PRI")]
    rows += [event(LATER, n, scope=scope) for n, scope in enumerate(SCOPES, start=2)]
    view = select(plans(*rows), HOME, Selection(LATER))
    codes = ["RU-KAM", "RU-SA", "RU-PRI", "RU-MAG"]
    told = notes_within(room, 340, view, MapView.EUROPE, codes)
    assert len(told) == len(notes)
    assert all(plain(note).startswith(start) for note, start in zip(told, notes, strict=True)), told
    assert rows_within(Wall(1280, 720).beside(room, 340, *told)) >= min(LEAST_ROWS, rows_within(room - 59))
