import hashlib
import json

import pytest

from analysis.page_geometry import geometry_url, named_plane
from geo.geometry import PLANES
from geo.subjects import subjects


@pytest.mark.parametrize("plane", PLANES)
def test_a_plane_goes_out_with_the_names_of_its_areas_and_as_it_was_drawn(plane):
    sent, drawn = json.loads(named_plane(plane)), json.loads(PLANES[plane].file.read_text(encoding="ascii"))
    for area, original in zip(sent["features"], drawn["features"], strict=True):
        assert area.pop("properties") == {"name": subjects()[area["id"]].name}
        del original["properties"]
    assert sent == drawn


@pytest.mark.parametrize("plane", PLANES)
def test_another_content_has_another_address(plane):
    assert hashlib.sha256(named_plane(plane)).hexdigest()[:12] in geometry_url(plane)
