"""What one row says about itself: how people attend it and what kind of event it is."""

from data.fields.kinds import event_kind
from data.fields.modes import attendance
from data.fields.words import HERE

__all__ = ["HERE", "attendance", "event_kind"]
