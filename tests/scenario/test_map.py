"""The map of a scenario: what is refused, what is checked, and where Portsmouth's stations stand."""

from __future__ import annotations

import json
import math
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.kernel.sides import Side
from game.scenario.atlas import Atlas
from game.scenario.geography import LARGEST_BYTES, Geography, inside, read_geography
from game.scenario.lambert import Lambert
from game.scenario.loader import Loaded, load, load_text, load_tree, to_json_tree

from .helpers import harbour

ROOT = Path(__file__).parents[2] / "scenarios"
GOOD: dict[str, Any] = {
    "format": 1,
    "projection": {"kind": "lambert", "parallels": [40, 50], "meridian": 10},
    "frame": {"centre": [10, 45], "width": 400, "height": 300},
    "land": [[9000, 44000, 2000, 0, 0, 2000, -2000, 0]],
    "regions": {"basin": [[9000, 44000, 1000, 0, 0, 1000]]},
    "lines": {"quay-line": [9000, 45000, 1000, 0]},
}
CHART = """
map:
  file: maps/harbour.json
  title: The harbour
  places:
    - {id: head, name: The head, at: [9.5, 45.0], kind: port, articles: [quay]}
    - {id: foot, name: The foot, at: [10.0, 45.0], kind: station}
  regions:
    - {id: basin, name: The basin, at: [9.5, 44.5], holder: northam}
  lines:
    - {id: quay-line, name: The tramway, at: [9.6, 45.0], kind: railway, stations: [head, foot]}
  clauses:
    - {article: quay, option: a, label: to Northam, paints: [{target: region, id: basin, as: ceded, side: northam}]}
    - {article: quay, option: b, label: half, paints: [{target: line, id: quay-line, from: head, to: foot, as: joint}]}
"""


def written(folder: Path, chart: str = CHART, tree: object = None, raw: bytes | None = None) -> Loaded:
    """The harbour with a map, both on disk."""
    (folder / "maps").mkdir(parents=True, exist_ok=True)
    data = raw if raw is not None else json.dumps(GOOD if tree is None else tree).encode()
    (folder / "maps" / "harbour.json").write_bytes(data)
    (folder / "harbour.yaml").write_text(harbour() + chart, encoding="utf-8")
    return load(folder / "harbour.yaml")


def atlas(loaded: Loaded) -> Atlas:
    """The map of what was loaded, or a failure that shows the problems."""
    assert loaded.scenario is not None, loaded.problems
    assert loaded.scenario.map is not None
    return loaded.scenario.map


def test_a_map_is_read_with_articles_and_options_by_position(tmp_path: Path) -> None:
    """A scenario with a map compiles to frozen data in which names have become positions."""
    chart = atlas(written(tmp_path))
    assert chart.places[0].at == (9500, 45000)
    assert chart.areas[0].holder is Side.FIRST
    clause = chart.clause(chart.places[0].articles[0], 1)
    assert clause is not None and clause.paints[0].start == "head" and clause.paints[0].end == "foot"
    assert chart.drawn == (chart.places[0].articles[0],)


def test_a_scenario_without_a_map_has_none() -> None:
    """The key may be left out."""
    loaded = load_text(harbour(), "harbour.yaml")
    assert loaded.scenario is not None and loaded.scenario.map is None


def test_a_save_carries_the_words_of_a_map_without_its_file(tmp_path: Path) -> None:
    """The tree of a save has no folder: the map compiles, and its outlines are looked for later."""
    tree = to_json_tree(written(tmp_path).text)
    assert atlas(load_tree(tree, "a save")).file == "maps/harbour.json"


MISTAKES = [
    ("article: quay, option: a", "article: quai, option: a", "E302"),
    ("option: b, label", "option: z, label", "E303"),
    ("id: basin, as: ceded", "id: bassin, as: ceded", "E315"),
    ("id: basin, name", "id: bay, name", "E315"),
    ("stations: [head, foot]", "stations: [head, toe]", "E315"),
    ("from: head, to: foot", "from: head, to: tail", "E315"),
    ("holder: northam", "holder: northham", "E301"),
    ("side: northam}]", "side: nowhere}]", "E301"),
    ("as: joint", "as: jointly", "E206"),
    ("kind: port", "kind: pub", "E206"),
    ("at: [9.5, 45.0]", "at: [9.5, north]", "E212"),
    ("at: [9.5, 45.0]", "at: [9.5]", "E208"),
    ("at: [9.5, 45.0]", "at: [45.0, 9.5]", "E412"),
    ("id: foot, name", "id: head, name", "E310"),
    ("option: b, label", "option: a, label", "E310"),
    ("file: maps/harbour.json", "file: maps/elsewhere.json", "E316"),
    ("file: maps/harbour.json", "file: ../harbour.json", "E209"),
    ("file: maps/harbour.json", "file: /etc/passwd.json", "E209"),
    ("id: basin, as: ceded", "id: basin, from: head, as: ceded", "E405"),
]


@pytest.mark.parametrize(("before", "after", "code"), MISTAKES, ids=[f"{c}-{a[:20]}" for _, a, c in MISTAKES])
def test_a_mistake_in_a_map_is_found_on_its_line(tmp_path: Path, before: str, after: str, code: str) -> None:
    """Each seeded mistake is one problem of its code on the line where it was made, with a hint."""
    assert CHART.count(before) >= 1
    loaded = written(tmp_path, CHART.replace(before, after, 1))
    whole = harbour() + CHART
    line = whole[: whole.index(before)].count("\n") + 1
    assert loaded.scenario is None
    first = loaded.problems[0]
    assert code in [one.code for one in loaded.problems], loaded.problems
    assert first.line == line and first.hint, loaded.problems


BAD_FILES: list[tuple[str, bytes]] = [
    ("not JSON", b"{"),
    ("a list", b"[]"),
    ("another format", json.dumps(GOOD | {"format": 2}).encode()),
    ("no land", json.dumps({key: value for key, value in GOOD.items() if key != "land"}).encode()),
    ("half a point", json.dumps(GOOD | {"land": [[1, 2, 3]]}).encode()),
    ("fractions", json.dumps(GOOD | {"land": [[1.5, 2, 3, 4]]}).encode()),
    ("words", json.dumps(GOOD | {"land": [["a", "b", "c", "d"]]}).encode()),
    ("off the earth", json.dumps(GOOD | {"land": [[0, 99_000, 1, 1]]}).encode()),
    ("another projection", json.dumps(GOOD | {"projection": {"kind": "globe"}}).encode()),
    ("a frame of nothing", json.dumps(GOOD | {"frame": {"centre": [10, 45], "width": 0, "height": 1}}).encode()),
    ("an endless number", b'{"format": 1, "projection": {"kind": "lambert", "parallels": [Infinity, 1]}}'),
    ("too deep", b"[" * 100_000),
    ("too large", b" " * (LARGEST_BYTES + 1)),
    ("too many numbers", json.dumps(GOOD | {"land": [[0] * 200_002]}).encode()),
]


@pytest.mark.parametrize("raw", [raw for _, raw in BAD_FILES], ids=[name for name, _ in BAD_FILES])
def test_a_bad_map_file_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    """Whatever is in the map file, loading gives one problem and never raises."""
    loaded = written(tmp_path, raw=raw)
    assert [one.code for one in loaded.problems] == ["E316"], loaded.problems
    assert "\n" not in loaded.problems[0].message


def test_a_map_file_is_never_read_outside_the_folder(tmp_path: Path) -> None:
    """Neither dots nor a link lead out of the scenario's folder."""
    (tmp_path / "out.json").write_text(json.dumps(GOOD), encoding="utf-8")
    home = tmp_path / "home"
    (home / "maps").mkdir(parents=True)
    (home / "maps" / "harbour.json").symlink_to(tmp_path / "out.json")
    assert inside(home, "../out.json") is None
    assert inside(home, "maps/harbour.json") is None
    (home / "harbour.yaml").write_text(harbour() + CHART, encoding="utf-8")
    assert [one.code for one in load(home / "harbour.yaml").problems] == ["E316"]


def test_the_map_of_the_guide_fits_its_scenario() -> None:
    """The example of a map in the author's guide loads with the guide's own scenario."""
    guide = (ROOT / "README.md").read_text(encoding="utf-8")
    text = "".join(re.findall(r"```yaml (?:step|map)\n(.*?)```", guide, re.DOTALL))
    assert "\nmap:\n" in text
    assert load_text(text, "guide").problems == ()


def test_the_projection_keeps_distances_near_its_parallels() -> None:
    """A degree of latitude is some 111 km, the middle meridian is upright, and south is down."""
    flat = Lambert((35, 55), 130, (130, 45))
    assert flat.place((130, 45)) == (0.0, 0.0)
    x, y = flat.place((130, 44))
    assert abs(x) < 1e-6 and 108 < y < 114
    assert flat.place((131, 45))[0] > 0


# Portsmouth


@pytest.fixture(scope="module")
def portsmouth() -> tuple[Atlas, Geography]:
    """The map that the game ships."""
    found = atlas(load(ROOT / "portsmouth-1905.yaml"))
    return found, read_geography(ROOT / found.file)


def far(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, near enough."""
    squeeze = math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot((one[0] - other[0]) * squeeze, one[1] - other[1]) * 111.2


def along(line: tuple[tuple[float, float], ...], spot: tuple[float, float]) -> tuple[float, float]:
    """How far along a line the nearest point lies (pieces), and how far off it is (km)."""
    best, least = 0.0, float("inf")
    for i, (one, other) in enumerate(pairwise(line)):
        for step in range(21):
            share = step / 20
            off = far((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share), spot)
            if off < least:
                best, least = i + share, off
    return best, least


def within(rings: tuple[tuple[tuple[float, float], ...], ...], spot: tuple[float, float]) -> bool:
    """Whether a point lies inside one of the rings."""
    x, y = spot
    hit = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                hit = not hit
    return hit


def degrees(at: tuple[int, int]) -> tuple[float, float]:
    """A place of the scenario in degrees."""
    return (at[0] / 1000, at[1] / 1000)


def test_every_station_lies_by_its_line_and_in_order(portsmouth: tuple[Atlas, Geography]) -> None:
    """Stations are within 12 km of their railway as it is drawn, in the order of the line."""
    chart, geography = portsmouth
    places = {place.id: place for place in chart.places}
    for stretch in chart.stretches:
        found = [(name, *along(geography.lines[stretch.id], degrees(places[name].at))) for name in stretch.stations]
        assert [where for _, where, _ in found] == sorted(where for _, where, _ in found), (stretch.id, found)
        assert all(off < 12 for _, _, off in found), (stretch.id, found)


def test_places_on_land_lie_on_land(portsmouth: tuple[Atlas, Geography]) -> None:
    """Towns and stations stand on land; ports, whose quays a coarse coast may lose, within 15 km of it."""
    chart, geography = portsmouth
    corners = [point for ring in geography.land for point in ring]
    for place in chart.places:
        spot = degrees(place.at)
        if place.kind in ("strait", "beyond") or within(geography.land, spot):
            continue
        assert place.kind in ("port", "harbour", "fortress"), place.id
        assert min(far(spot, point) for point in corners) < 15, place.id


def test_places_lie_in_the_regions_that_history_puts_them_in(portsmouth: tuple[Atlas, Geography]) -> None:
    """Provinces, the lease, both halves of the island and the Kurils are where they were in 1905."""
    chart, geography = portsmouth
    where = {place.id: degrees(place.at) for place in chart.places}
    expected = {
        "fengtian": ("mukden", "liaoyang", "changtu", "antung"), "kirin": ("kirin-city", "kuanchengtzu", "ninguta"),
        "heilungkiang": ("tsitsihar", "hailar", "pokotu"), "korea": ("seoul", "pyongyang", "gensan"),
        "russia": ("khabarovsk", "nikolsk", "chita"), "china": ("peking", "tientsin"), "japan": ("tokyo", "hakodate"),
    }  # fmt: skip
    for region, names in expected.items():
        assert all(within(geography.regions[region], where[name]) for name in names), region
    assert within(geography.regions["sakhalin-north"], (142.9, 50.1))
    assert within(geography.regions["sakhalin-south"], (142.9, 49.9))
    iturup, urup = (147.9, 45.0), (149.95, 45.95)
    for island in (iturup, urup):
        assert within(geography.regions["japan"], island) and not within(geography.regions["russia"], island)
    assert within(geography.regions["kwantung"], (121.75, 39.15))
    assert within(geography.regions["neutral-strip"], (122.3, 39.9))


def test_coordinates_say_where_they_come_from(portsmouth: tuple[Atlas, Geography]) -> None:
    """Every place names a source; one that says it is approximate is not marked as checked."""
    for place in portsmouth[0].places:
        assert place.source, place.id
        assert not (place.checked and "approximate" in place.source), place.id


def test_every_option_that_settles_land_changes_the_map(portsmouth: tuple[Atlas, Geography]) -> None:
    """Each option of the articles on Korea, the lease, the railway and the island has a clause of its own."""
    loaded = load(ROOT / "portsmouth-1905.yaml").scenario
    assert loaded is not None
    for name in ("korea", "evac", "lease", "rail", "sakhalin"):
        article = loaded.article_index[name]
        for option in range(len(loaded.articles[article].options)):
            assert portsmouth[0].clause(article, option) is not None, (name, option)
