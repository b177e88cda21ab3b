"""Distances over the globe between the capitals of federal subjects."""

from __future__ import annotations

import math

from geo.subjects import subjects

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the WGS 84 ellipsoid (Moritz, Geodetic Reference System 1980)


def capital_distance_km(one: str, other: str) -> float:
    """Great-circle distance in km between the capitals of two subjects, by the haversine formula.

    On a sphere of the mean radius: within 0.5 % of the distance over the ellipsoid. ``KeyError`` for
    a code that is no subject.
    """
    first, second = subjects()[one], subjects()[other]
    return great_circle_km(first.capital_lat, first.capital_lon, second.capital_lat, second.capital_lon)


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees (R. W. Sinnott, Virtues of the Haversine)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_lat, half_lon = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
