"""A person's session without a browser: Streamlit's own messages over its own websocket."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.sync.client import connect

FILTER = "attendance"
AS_BROWSERS_DO = [ClientPerMessageDeflateFactory(client_max_window_bits=True)]


class Session:
    """One websocket; every call runs the script once and waits until it has finished."""

    def __init__(self, url: str, page: str = "") -> None:
        address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = connect(
            address, subprotocols=["streamlit"], extensions=AS_BROWSERS_DO, compression=None, max_size=None
        )
        self._page, self._script_hash, self._filter = page, "", None
        self._held: dict[str, ForwardMsg] = {}
        self.run()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def change(self, turn: int) -> list[ForwardMsg]:
        """Chooses one option of the filter that every page has, the next at each turn."""
        state = WidgetState(id=self._filter.id)
        state.string_array_value.data.append(self._filter.options[turn % len(self._filter.options)])
        return self.run(state)

    def close(self) -> None:
        self._socket.close()

    def run(self, *widgets: WidgetState) -> list[ForwardMsg]:
        """What the script sends for these states of its widgets."""
        request = BackMsg()
        request.rerun_script.page_name = self._page
        request.rerun_script.page_script_hash = self._script_hash
        request.rerun_script.widget_states.widgets.extend(widgets)
        request.rerun_script.cached_message_hashes.extend(self._held)
        self._socket.send(request.SerializeToString())
        answers = list(self._answers())
        self._held = {message.hash: message for message in answers if message.metadata.cacheable}
        return answers

    def _answers(self):
        is_finished = False
        while not is_finished:
            message = ForwardMsg.FromString(self._socket.recv(timeout=60))
            if message.ref_hash:  # the server names what it knows to be held here from the run before
                message = self._held[message.ref_hash]
            self._note(message)
            yield message
            is_finished = message.WhichOneof("type") == "script_finished"

    def _note(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "navigation":
            pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self._script_hash = pages.get(self._page, message.navigation.page_script_hash)
        element = message.delta.new_element
        if element.WhichOneof("type") == "multiselect" and FILTER in element.multiselect.id:
            self._filter = element.multiselect
