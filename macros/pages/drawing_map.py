"""The map: how documents hang together, as a picture and as a list."""

from dataclasses import dataclass

from macros.pages.views import View


@dataclass(frozen=True, slots=True)
class MapView(View):
    """Documents and their ties."""
