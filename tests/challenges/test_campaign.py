"""A campaign knows who plays, what has been reached and what comes next, and keeps it in a file. No picture needed."""

import csv
from pathlib import Path

import pytest

from game.challenges import library, progress_file
from game.challenges.campaign import TABLE_NAME, Campaign
from game.challenges.progress import GUEST
from game.documents import DocumentError

NAMES = [entry.name for entry in library.campaign()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "here" / "progress.json"


def test_a_level_is_opened_by_name_or_number_and_has_its_place(file: Path) -> None:
    campaign = Campaign(file=file)
    opened = campaign.open("2")
    assert (opened.number, opened.level) == (2, library.open_level(library.find(NAMES[1])))
    assert campaign.open(NAMES[4]).number == 5


def test_a_level_from_a_file_of_its_own_has_no_place_and_nothing_comes_next(file: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_bytes(library.find("1").read_bytes())
    campaign = Campaign(file=file)
    opened = campaign.open(str(own))
    assert opened.number is None
    assert campaign.next is None
    opened.won(2, 9.0)
    assert campaign.best["mine"].stars == 2


def test_what_comes_next_is_the_level_after_the_one_that_is_played(file: Path) -> None:
    campaign = Campaign(file=file)
    assert campaign.next is None
    seen = []
    following: str | None = NAMES[0]
    while following is not None:
        seen.append(following)
        campaign.open(following)
        following = campaign.next
    assert seen == NAMES
    campaign.open(NAMES[0])
    campaign.leave_level()
    assert campaign.next is None


def test_a_level_that_cannot_be_opened_changes_nothing(file: Path) -> None:
    campaign = Campaign(file=file)
    campaign.open(NAMES[0])
    with pytest.raises(DocumentError):
        campaign.open("no_such_level")
    assert campaign.next == NAMES[1]


def test_wins_and_marks_are_kept_for_the_player_who_plays(file: Path) -> None:
    campaign = Campaign(" Ada ", file)
    opened = campaign.open(NAMES[0])
    assert opened.won(2, 20.0)
    assert not opened.won(1, 5.0), "fewer stars are no best"
    opened.answered(3, 4)
    campaign.play_as("Bo")
    campaign.open(NAMES[1]).won(3, 30.0)
    again = Campaign("Ada", file)
    best = again.best[NAMES[0]]
    assert (best.stars, best.tries, best.marks, best.most_marks) == (2, 2, 3, 4)
    assert NAMES[1] not in again.best
    assert again.players == ["Ada", "Bo"]
    assert Campaign(file=file).player == GUEST


def test_two_windows_add_to_one_file(file: Path) -> None:
    one, other = Campaign("Ada", file), Campaign("Bo", file)
    one.open(NAMES[0]).won(3, 10.0)
    other.open(NAMES[0]).won(1, 90.0)
    one.save()
    assert one.players == other.players == ["Ada", "Bo"]


def test_a_player_who_is_forgotten_stays_forgotten(file: Path) -> None:
    campaign = Campaign("Ada", file)
    campaign.open(NAMES[0]).won(3, 10.0)
    campaign.forget()
    assert campaign.best == {}
    assert "Ada" not in Campaign(file=file).players


def test_a_solution_that_is_shown_leaves_no_stars(file: Path) -> None:
    campaign = Campaign("Ada", file, saves=False)
    campaign.open(NAMES[0]).won(3, 10.0)
    assert not file.exists()


def test_what_cannot_be_saved_is_said_once_and_saved_when_it_can_be(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = Campaign("Ada", file)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(progress_file, "write_text", full)
        opened = campaign.open(NAMES[0])
        opened.won(3, 10.0)
        opened.won(3, 9.0)
    (message,) = campaign.take_messages()
    assert "could not be saved" in message
    assert campaign.take_messages() == []
    campaign.save()
    assert Campaign("Ada", file).best[NAMES[0]].tries == 2


def test_a_broken_file_is_set_aside_with_a_message(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    campaign = Campaign(file=file)
    (message,) = campaign.take_messages()
    assert "set aside" in message


def test_the_table_for_a_teacher_has_everybody(file: Path) -> None:
    for player in ("Bo", "Ada"):
        Campaign(player, file).open(NAMES[0]).won(2, 12.0)
    said = Campaign(file=file).export()
    table = file.with_name(TABLE_NAME)
    assert str(table) in said
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["player"], row["level"], row["stars"]) for row in rows] == [
        ("Ada", NAMES[0], "2"),
        ("Bo", NAMES[0], "2"),
    ]


def test_a_table_that_cannot_be_written_is_a_sentence(file: Path) -> None:
    campaign = Campaign("Ada", file)
    campaign.save()
    file.with_name(TABLE_NAME).mkdir(parents=True)
    assert campaign.export().startswith("Cannot write")
