"""What cannot be read or written is said in the language that is read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import paths
from game.kernel.errors import StorageError
from game.kernel.sentences import Sentence, sentence
from game.session import record
from game.session.store import Store
from game.ui.strings import ENGLISH, LANGUAGES, Strings
from tests.session.test_wording import catalogue

GAME = Path(__file__).parents[2] / "game"
SPOILT = (b"", b"{}", b'{"portsmouth_save": 99}', b"\xff\xfe", b'{"portsmouth_save": 1}', b"scenario")


def written() -> Iterator[tuple[str, str]]:
    """Every key with its English as the code has it."""
    for path in GAME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentence":
                said = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
                if len(said) == 2:
                    yield said[0], said[1]


def test_the_catalogue_has_the_words_of_the_code() -> None:
    """A sentence of the lower layers is in the catalogue, word for word, and no entry there is of none of them."""
    found = dict(written())
    assert len(found) > 40
    assert {key: catalogue().get(key) for key in found} == found
    assert {key for key in catalogue() if key.startswith("trouble.")} == set(found)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != ENGLISH])
def test_a_damaged_save_is_explained_in_the_language_that_is_read(language: str, tmp_path: Path) -> None:
    """Why and where a save is damaged, and why a name cannot be had, has no English in it but names."""
    strings = Strings(paths.assets() / "locale", language)
    store = Store(tmp_path)
    for n, data in enumerate(SPOILT):
        (tmp_path / f"{n}.json").write_bytes(data)
    reasons = [slot.reason for slot in store.slots()]
    with pytest.raises(StorageError) as raised:
        store.path_of("...")
    for reason in (*reasons, raised.value.sentence):
        assert isinstance(reason, Sentence)
        told = strings.told(reason)
        assert told != reason and sum(letter.isascii() and letter.isalpha() for letter in told) < 14, told
    assert len(reasons) == len(SPOILT)
    assert strings.missing == {}


def test_english_is_what_the_code_says() -> None:
    """In English a sentence is told as it is, its parameters among it; a plain string is left alone."""
    strings = Strings(paths.assets() / "locale")
    damaged = record.read(b"")
    assert isinstance(damaged, record.Damaged)
    assert strings.told(damaged.said) == damaged.said == "The file is empty. (at its beginning)"
    assert strings.told("as it is") == "as it is"
    assert sentence("trouble.gone", "The file is gone.").params == {}
