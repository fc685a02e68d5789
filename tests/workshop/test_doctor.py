"""Every kind of finding of the doctor: a defect put into a sound file is found, on its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from game.scenario.problems import codes

from .sound import HARBOUR, examined, findings, line_of, sound

LINK = "    when: {quay: [a], tolls: [a, b]}\n    points: {southam: -12}\n"
BACK = LINK + "  - {id: undone, text: x, when: {quay: [a], tolls: [a, b]}, points: {southam: 12}}\n"
TRACK = "tracks:\n  - {id: ice, name: Ice, summary: x, owner: none, start: 10, sight: {northam: exact, southam: exact},"
STILL = f"{TRACK} words: [a, b, c, d, e], fact: {{mark: invented}}}}\n"
MOVING = STILL.replace("start: 10,", "start: 10, drifts: [{change: 1}],")
EVENTS = "events:\n"
EARLY = "endings:\n  - {id: early, kind: ratified, title: x, text: y, fact: {mark: invented}}\n"
HARD = (
    "Notwithstanding considerable international apprehension concerning the constitutional responsibilities of the"
    " municipal administration, the commissioners deliberated interminably upon hypothetical compensations, and the"
    " negotiations deteriorated irretrievably and entirely."
)


def event(rest: str) -> str:
    """An event with these keys, put before the others."""
    common = "form: note, origin: A clerk, headline: News, body: It is so., fact: {mark: invented}"
    return f"{EVENTS}  - {{id: news, {rest}, {common}}}\n"


@dataclass(frozen=True)
class Defect:
    """A change, the code it must give, words of the message, and a passage that begins on the reported line."""

    code: str
    before: str
    after: str
    words: str
    at: str


DEFECTS = [
    Defect("E504", "tolls: {line: c, kind: soft}}", "tolls: {line: b, kind: soft}}", "`tolls`", "  - id: tolls"),
    Defect("E505", "northam: [20, 12, 0]", "northam: [20, 20, 0]", "`a` of `nets`", "{id: a, name: open to both"),
    Defect(
        "E506",
        "{northam: [10, 8, 0], southam: [0, 8, 10]}",
        "{northam: [4, 4, 4], southam: [7, 7, 7]}",
        "`bell`",
        "points: {northam: [4, 4",
    ),
    Defect("E507", LINK, BACK, "`undone`", "- {id: undone"),
    Defect(
        "E507",
        "{quay: [a], tolls: [a, b]}",
        "{quay: [a, b, c, d], tolls: [a, b, c, d]}",
        "never binds",
        "when: {quay: [a, b",
    ),
    Defect("E507", "{quay: [a], tolls: [a, b]}", "{quay: [a], bell: [a, b, c]}", "`bell`", "when: {quay: [a], bell"),
    Defect(
        "E508",
        "mandate: {nets: {line: b, kind: hard}}",
        "mandate: {quay: {line: d, kind: hard}}",
        "`fishers`",
        "- id: fishers",
    ),
    Defect("E509", "      walk_away: -6\n", "      walk_away: 200\n", "`merchants`", "- id: merchants"),
    Defect(
        "E517",
        "{northam: [60, 45, 24, 0], southam: [0, 14, 40, 60]}",
        "{northam: [900000, 450000, 240000, 0], southam: [0, 140000, 400000, 900000]}",
        "not counted",
        "articles:\n",
    ),
    Defect("E520", EVENTS, event('when: "chest > 40 and chest < 40"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "grain >= 60"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "quay is a and quay is b"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "initialled(quay) and open(quay)"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "initialled(quay) and quay is none"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "sitting >= 7"'), "`news`", "- {id: news"),
    Defect(
        "E520",
        EVENTS,
        event('date: 1900-05-01, when: "used(northam, leak) and initialled(quay)"'),
        "`news`",
        "- {id: news",
    ),
    Defect("E520", EVENTS, event('when: "ending is ratified"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event("from: 1900-05-07, until: 1900-05-03"), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event("chance: 0"), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event("instead_of: rain"), "`rain` always comes", "- {id: news"),
    Defect("E520", EVENTS, event('until: 1900-05-02, when: "fired(spy)"'), "`news`", "- {id: news"),
    Defect("E520", EVENTS, event('when: "chosen(baker, bread) and chosen(baker, wait)"'), "`news`", "- {id: news"),
    Defect("E521", "when: unrest >= 100, fact", "when: unrest > 100, fact", "`riot`", "- {id: riot"),
    Defect("E521", "when: quay is b, fact", "when: quay is none, fact", "`lease-peace`", "- {id: lease-peace"),
    Defect("E521", "endings:\n", EARLY, "`lease-peace`", "- {id: lease-peace"),
    Defect(
        "E522",
        "when: ending is ratified and quay is b, fact",
        "when: ending is adjourned and war is none, fact",
        "`e1`",
        "- {id: e1",
    ),
    Defect(
        "E522",
        "{verdict: worse, text: They pay for it., fact",
        "{verdict: same, text: y, fact: {mark: invented}}\n      - {verdict: worse, text: They pay for it., fact",
        "`abbey`",
        "- {verdict: worse",
    ),
    Defect(
        "E523",
        "when: rapport >= 35}",
        "when: rapport >= 35 and rapport < 30}",
        "`sound_out`",
        "both: {name: A word on the",
    ),
    Defect(
        "E523", "change: -1, when: unrest >= 60}", "change: -1, when: unrest > 100}", "`chest`", "drifts: [{change: -2}"
    ),
    Defect(
        "E523",
        "if: southam.doctrine is guild}",
        "if: southam.doctrine is guild and southam.doctrine is fishers}",
        "this effect",
        "- {mandate: quay, side: southam",
    ),
    Defect("E524", "when: sitting >= 3\n", "when: sitting >= 1\n", "`spy`", "    when: sitting >= 1"),
    Defect(
        "E524", "when: chest >= 10, articles", "when: chest >= 0, articles", "`chest`", "cable: {base: 620, step: -120"
    ),
    Defect("E525", "tracks:\n", STILL, "`ice` never moves", "- {id: ice"),
    Defect("E526", "tracks:\n", MOVING, "`ice`", "- {id: ice"),
    Defect(
        "E531",
        "    historical: b\n    fact: {mark: invented}\n  - id: tolls",
        "    historical: a\n    fact: {mark: invented}\n  - id: tolls",
        "`quay`",
        "articles:\n",
    ),
    Defect(
        "E532",
        "{northam: [10, 8, 0], southam: [0, 8, 10]}",
        "{northam: [90, 8, 0], southam: [80, 8, 10]}",
        "below the frontier",
        "articles:\n",
    ),
    Defect("E601", "body: The boats stay in. Nobody is sorry.", f"body: {HARD}", "school year", "body: Notwith"),
    Defect("E602", "short: Quay", "short: The quay and its jetties", "24 letters", "short: The quay and"),
    Defect(
        "E603",
        "sources:\n  - ",
        'sources:\n  - {code: LOG, title: A log, address: "", weight: x}\n  - ',
        "`LOG`",
        "sources:\n  -",
    ),
]


def test_a_sound_file_is_silent() -> None:
    """Where nothing is wrong the doctor says nothing, not even advice."""
    assert findings(sound()) == ()


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: f"{one.code}-{one.words}"[:40])
def test_a_defect_is_found_on_its_line(defect: Defect) -> None:
    """The finding has its code, the gravity of that code, the line, a sentence with the name in it, and what to do."""
    text = sound((defect.before, defect.after))
    found = [one for one in findings(text) if one.code == defect.code and defect.words in one.message]
    assert len(found) == 1, findings(text)
    assert found[0].severity == codes()[defect.code].severity
    assert found[0].hint
    assert found[0].line == line_of(text, defect.at)


def test_a_finding_is_silenced_on_its_line() -> None:
    """`# ignore CODE: reason` at the end of the line works for warnings and advice of the doctor alike."""
    for before, after, code in (("tracks:\n", STILL, "E525"), ("tracks:\n", MOVING, "E526")):
        loud = sound((before, after))
        quiet = sound((before, after.rstrip("\n") + f"  # ignore {code}: a test\n"))
        assert code in [one.code for one in findings(loud)]
        assert code not in [one.code for one in findings(quiet)]


def test_six_defects_in_one_file_are_all_named() -> None:
    """No treaty, a beaten option, an idle article, an idle link, a dead event and a still track: all six are found."""
    text = sound(
        ("tolls: {line: c, kind: never}", "tolls: {line: d, kind: never}"),
        ("northam: [20, 12, 0]", "northam: [20, 20, 0]"),
        ("{northam: [10, 8, 0], southam: [0, 8, 10]}", "{northam: [4, 4, 4], southam: [7, 7, 7]}"),
        ("{quay: [a], tolls: [a, b]}", "{quay: [a, b, c, d], tolls: [a, b, c, d]}"),
        (EVENTS, event('when: "grain >= 60"')),
        ("tracks:\n", STILL),
    )
    assert {"E502", "E505", "E506", "E507", "E520", "E525"} <= {one.code for one in findings(text)}


def test_what_may_be_is_not_called_impossible() -> None:
    """Conditions that look odd but can hold are left alone: late tracks, answers, other events, what the end brings."""
    for rest in (
        "when: grain < 1 and unrest > 99",
        'when: "fired(baker) and chosen(baker, bread)"',
        "when: not fired(spy), until: 1900-05-05",
        "when: quay is a or quay is b",
        'when: "not (quay is a) and quay is not b"',
        "when: northam.walk_away > southam.walk_away",
        "when: southam.mandate.nets is none or northam.position.quay is d",
        "date: 1900-05-08, when: final_date and settled == 4",
        "instead_of: dry",
    ):
        assert findings(sound((EVENTS, event(rest)))) == (), rest


def test_the_dispute_of_the_tests_has_its_known_faults() -> None:
    """The unmended dispute has a dead event, an event that the rain forestalls, a shadowed ending and no zone."""
    found = findings(HARBOUR.read_text(encoding="utf-8"))
    assert [(one.code, one.severity) for one in found if one.severity != "advice"] == [
        ("E504", "warning"),
        ("E502", "warning"),
        ("E520", "warning"),
        ("E520", "warning"),
        ("E521", "warning"),
    ]


def test_zones_are_reckoned_by_date_and_by_pair() -> None:
    """The sound dispute opens on its fourth day, when new orders come; every pair of doctrines leaves a treaty."""
    found = examined(sound()).bargain
    assert found is not None
    assert [zone.ratifiable > 0 for zone in found.zones] == [False, False, False, True, True, True]
    assert all(zone.ratifiable for zone in found.pairs)
    assert len(found.pairs) == 4


RECORD = (HARBOUR.parent / "harbour-record.yaml").read_text(encoding="utf-8")


def beside(folder: Path, record: str) -> tuple[str, Path]:
    """The dispute of the tests as it is, in a folder with a record beside it."""
    (folder / "records").mkdir()
    (folder / "records" / "harbour.yaml").write_text(record, encoding="utf-8")
    path, text = folder / "harbour.yaml", HARBOUR.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return text, path


def test_a_record_that_plays_is_well(tmp_path: Path) -> None:
    """A record that ends in the historical treaty gives no finding; its last state is kept, its sources are used."""
    text, path = beside(tmp_path, RECORD)
    found = examined(text, path)
    assert not {"E530", "E531", "E603"} & {one.code for one in found.problems}
    assert (found.history.recorded, found.history.reason) == (True, "")
    assert found.history.state is not None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("verdict: accept, source", "verdict: decline, source", "refused"),
        ("terms: {nets: b, bell: b}", "terms: {nets: b, bell: a}", "`bell`"),
        ("by: northam, action: present", "by: northam, action: presnt", "line"),
    ],
)
def test_a_record_that_strays_is_reported(tmp_path: Path, before: str, after: str, words: str) -> None:
    """A record that is refused, unreadable or ends elsewhere is a warning at the scenario's id."""
    assert before in RECORD
    text, path = beside(tmp_path, RECORD.replace(before, after, 1))
    found = [one for one in findings(text, path) if one.code == "E530"]
    assert [one.line for one in found] == [line_of(text, "id: harbour")]
    assert words in found[0].message
