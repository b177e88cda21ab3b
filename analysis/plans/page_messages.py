"""What was done or could not be done, said once; and forms that open empty afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from analysis.escaping import markdown
from data.library import StorageError
from data.schema import PlanFormatError

Result = TypeVar("Result")

MESSAGE, TURN = "plans_message", "plans_turn"


def attempt(step: Callable[[], Result]) -> list[Result]:
    """Do it and return its result in a list; or say in one sentence why not, and return an empty one."""
    try:
        return [step()]
    except (StorageError, PlanFormatError) as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return []


def done(message: str) -> None:
    """Start anew with a message: forms and uploads are emptied, every frame is as it is now."""
    st.session_state[MESSAGE] = message
    st.session_state[TURN] = turn() + 1
    st.rerun()


def show_done() -> None:
    """The message of what was just done, once."""
    if message := st.session_state.pop(MESSAGE, None):
        st.success(markdown(message), icon=":material/check_circle:")


def turn() -> int:
    """Part of the keys of forms, so that a new turn opens them empty."""
    return st.session_state.get(TURN, 0)
