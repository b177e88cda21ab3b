"""The shell: one page frame, one sidebar, one list of pages, and the server that carries them.

``streamlit run dashboard.py`` imports this file as a module for its ``app`` (the server: routes and
headers) and runs it as a script for every interaction of a person.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from analysis import page_demonstration as demonstration
from analysis import (
    page_language,
    page_navigation,
    page_pictures,
    page_show,
    page_sign_in,
    page_slides,
    page_window,
)
from analysis.briefing.page_button import briefing_button
from analysis.comparison.page import page as comparison_page
from analysis.coverage.page import first_map
from analysis.coverage.page import page as coverage_page
from analysis.escaping import markdown
from analysis.formats.page import page as formats_page
from analysis.matrix.page import page as matrix_page
from analysis.other_region import warning
from analysis.overview.page import page as overview_page
from analysis.page_geometry import geometry_routes
from analysis.page_navigation import Entry
from analysis.page_server import let_upload, middleware
from analysis.page_sidebar import sidebar, unread
from analysis.plans.page import page as plans_page
from analysis.profile.page_department import page as department_page
from analysis.profile.page_links import remember
from analysis.profile.page_region import page as region_page
from analysis.readiness import ready_early
from analysis.register.page import page as register_page
from analysis.selection import Plans, Selection, Surroundings, View, select
from analysis.texts import text
from analysis.timeline.page import page as timeline_page
from data.access import Arrival, Visitor, visitor
from data.demo import demonstration_half_year, needs_demonstration, with_demonstration
from data.library import Library, current_plans
from data.logs import keep_documents_out_of_logs
from data.matches import Matches
from data.schema import HalfYear
from data.settings import Settings, SettingsError, read_settings

PAGES = (
    Entry("obzor", "dashboard", overview_page),
    Entry("karta", "map", coverage_page),
    Entry("matritsa", "grid_on", matrix_page),
    Entry("kalendar", "calendar_month", timeline_page),
    Entry("formaty", "donut_small", formats_page),
    Entry("sravnenie", "compare_arrows", comparison_page),
    Entry("reestr", "list_alt", register_page),
    Entry("plany", "folder_open"),
    Entry("region", "location_on", region_page, "hidden"),
    Entry("vedomstvo", "account_balance", department_page, "hidden"),
)
BEGAN_EMPTY = "shell_began_empty"
ICON = Path(__file__).parent / "analysis" / "icon.svg"


def main(opening: str = PAGES[0].path) -> None:
    """One run for one person: read the choice, draw the page; ``opening`` stands at the root address."""
    choices, foot = st.sidebar.container(), st.sidebar.container()
    with foot:
        page_language.switch()
    st.set_page_config(page_title=text("common.app_title"), page_icon=ICON, layout="wide")
    try:
        settings = read_settings()
    except SettingsError as error:
        _at_every_address(partial(st.error, markdown(str(error)))).run()
        return
    person = _visitor(settings)
    if not person.may_edit:
        let_upload(False)
    if not person.may_look:
        _at_every_address(page_sign_in.asked_to_sign_in).run()
        return
    if page_sign_in.has_login():
        with foot:
            page_sign_in.sign_in_or_out(person.who, person.is_logged_in)
    library_page = partial(_library_page, settings, person)
    library = current_plans(settings.plans_folder, settings.home_region)
    if library.events.empty:
        st.session_state[BEGAN_EMPTY] = person.may_edit
        _at_every_address(library_page).run()
        return
    if st.session_state.get(BEGAN_EMPTY):
        opening = "plany"  # whoever saves the first plan stays where it was done
    with choices:
        view = _chosen_view(library, settings, person)
    pages = page_navigation.pages(PAGES, view, library_page, opening)
    navigation = st.navigation(pages, position="hidden" if page_show.is_on() else "top")
    if navigation.url_path:
        st.session_state[BEGAN_EMPTY] = False
    _draw(navigation, view, navigation.url_path or opening)


def _library_page(settings: Settings, person: Visitor) -> None:
    """«Планы» is about the library itself, so it opens without a view too."""
    let_upload(person.may_edit)
    plans_page(Library(settings.plans_folder, settings.home_region), person.may_edit, person.who)


def _at_every_address(draw: Callable[[], None]):
    """What there is to say while there is no plan to show."""
    return st.navigation(page_navigation.at_every_address(PAGES, draw), position="hidden")


def _chosen_view(library: Plans, settings: Settings, person: Visitor) -> View:
    """What the sidebar has chosen of the plans, and below it what can be done with the choice."""
    plans, invented = _with_demonstration(library, settings.home_region)
    selection = sidebar(plans, invented)
    unread(library.failures)
    around = Surroundings(
        demonstration=invented,
        can_demonstrate=needs_demonstration(library),
        decisions=Matches(settings.plans_folder, invented is None and person.may_edit, person.who),
    )
    view = select(plans, settings.home_region, selection, around)
    briefing_button(view)
    page_show.switch()
    page_pictures.choose()
    return view


def _draw(navigation, view: View, current: str) -> None:
    """The page at the address ``current``, or the slide on the wall."""
    page_show.dress()
    body, below = st.container(), st.container()
    with below:
        page_window.watch(fills=page_show.is_on())
    page_pictures.name_after(current, view.half_year)
    with body:
        if view.around.demonstration:
            demonstration.notice(view.around.demonstration)
        if page_show.is_on():
            page_slides.on_the_wall(view, current)
            return
        if doubtful := warning(view):
            st.warning(markdown(doubtful), icon=":material/wrong_location:")
        remember(current)
        navigation.run()


def _with_demonstration(library: Plans, home: str) -> tuple[Plans, HalfYear | None]:
    """The plans to show and, while a person has asked for it, the half-year of the invented one."""
    if needs_demonstration(library) and demonstration.is_asked_for():
        return with_demonstration(library, home), demonstration_half_year()
    return library, None


def _visitor(settings: Settings) -> Visitor:
    """The person of this session."""
    address = st.get_option("server.address")
    return visitor(settings, Arrival(st.user.to_dict(), address, st.context.headers, time.time()))


def prepare() -> None:
    """Read the plans and draw the newest one's map once: what every page needs is then in memory."""
    settings = read_settings()
    library = current_plans(settings.plans_folder, settings.home_region)
    if not library.events.empty:
        newest = HalfYear.parse(max(library.events["half_year"].unique()))
        first_map(select(library, settings.home_region, Selection(newest)))


def _report(_error: Exception) -> bool:
    """Say in a sentence that a page could not be drawn; Streamlit has logged the traceback."""
    st.error(text("shell.error"))
    return True


if __name__ == "__main__":
    main()
else:
    keep_documents_out_of_logs()
    app = st.App(
        __file__,
        routes=geometry_routes(),
        middleware=middleware(),
        on_script_error=_report,
        lifespan=ready_early(prepare),
    )
