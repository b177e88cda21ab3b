"""What was done or could not be done, said once; and forms that open empty afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from analysis.escaping import markdown
from data.library import StorageError
from data.schema import PlanFormatError

Result = TypeVar("Result")

MESSAGE, NEXT, TURN = "plans_message", "plans_next", "plans_turn"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a person may want to do now: a button's words, and the choices of the page that it makes."""

    label: str
    choices: Mapping[str, object] = field(default_factory=dict)


def attempt(step: Callable[[], Result]) -> list[Result]:
    """Do it and return its result in a list; or say in one sentence why not, and return an empty one."""
    try:
        return [step()]
    except (StorageError, PlanFormatError) as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return []


def done(message: str, following: NextStep | None = None) -> None:
    """Start anew with a message: forms and uploads are emptied, every frame is as it is now."""
    st.session_state[MESSAGE] = message
    st.session_state[NEXT] = following
    st.session_state[TURN] = turn() + 1
    st.rerun()


def overtaken(form: str, subject: str, held: object) -> bool:
    """Whether others have changed what is ``held`` of the form's subject since this person was shown it."""
    key, now = f"plans_shown_{form}", (turn(), subject, held)
    before = st.session_state.get(key, now)
    st.session_state[key] = now
    return before[:2] == now[:2] and before != now


def show_done() -> None:
    """The message of what was just done, once."""
    if message := st.session_state.pop(MESSAGE, None):
        st.success(markdown(message), icon=":material/check_circle:")
        if following := st.session_state.pop(NEXT, None):
            st.button(
                following.label, icon=":material/arrow_forward:", on_click=_choose, args=(following.choices,)
            )


def _choose(choices: Mapping[str, object]) -> None:
    st.session_state.update(choices)


def turn() -> int:
    """Part of the keys of forms, so that a new turn opens them empty."""
    return st.session_state.get(TURN, 0)
