"""Votes of a class: the ballot counts, and what is measured is what the ions do, from any seed."""

import pytest

from game.challenges.votes import vote as votes
from game.challenges.votes.ballot import MOST, Ballot
from game.challenges.votes.trial import REST_S, VoteTrial
from game.documents import DocumentError, validate
from game.documents.source import parse
from game.engine import measure


def finished(vote: votes.Vote, seed: int) -> VoteTrial:
    """A trial that has been run to its end."""
    trial = VoteTrial(vote, seed)
    trial.ballot.cast("down")
    trial.begin()
    while trial.outcome is None:
        trial.advance(60)
    return trial


def test_a_ballot_counts_and_takes_back() -> None:
    ballot = Ballot()
    assert ballot.leading() is None
    for way in ("up", "up", "down", "same", "up"):
        ballot.cast(way)
    assert ballot.counts == {"up": 3, "down": 1, "same": 1}
    assert ballot.leading() == "up"
    assert ballot.share("up") == pytest.approx(0.6)
    ballot.take_back()
    ballot.take_back()
    assert ballot.counts == {"up": 2, "down": 1, "same": 0}
    ballot.take_back("down")
    ballot.take_back("down")
    assert ballot.counts == {"up": 2, "down": 0, "same": 0}
    ballot.cast("down")
    ballot.cast("down")
    assert ballot.leading() is None  # even
    for _vote in range(2 * MOST):
        ballot.cast("same")
    assert ballot.counts["same"] == MOST


def test_nothing_is_done_before_the_cell_has_rested() -> None:
    trial = VoteTrial(votes.questions()[0], 3)
    trial.begin()
    trial.advance(round(0.9 * REST_S / trial.session.patch.spec.dt_s))
    assert trial.done_s is None
    assert not trial.session.journal
    trial.advance(round(0.2 * REST_S / trial.session.patch.spec.dt_s))
    assert trial.done_s == pytest.approx(REST_S)
    assert len(trial.session.journal) == len(trial.vote.deeds)


def test_it_does_not_begin_by_itself() -> None:
    trial = VoteTrial(votes.questions()[0], 3)
    trial.advance(round(2 * REST_S / trial.session.patch.spec.dt_s))
    assert trial.done_s is None
    assert trial.outcome is None
    assert trial.class_was_right is None


@pytest.mark.parametrize("name", [vote.title for vote in votes.questions()])
def test_what_is_told_is_what_happens_from_several_seeds(name: str) -> None:
    """The outcome is measured, never looked up: the ions of another seed have the same to say, each a little else."""
    vote = next(vote for vote in votes.questions() if vote.title == name)
    found = [finished(vote, seed) for seed in (11, 12)]
    assert [trial.outcome for trial in found] == [vote.expect] * 2
    changes = []
    for trial in found:
        assert trial.measured is not None
        before, after = trial.measured
        changes.append(after - before)
        window = trial.watch.over(REST_S)
        assert window is not None
        assert after == pytest.approx(window.voltage_mV, abs=1e-9)
        assert (abs(after - before) <= vote.predict.same_within) == (vote.expect == "same")
        assert trial.class_was_right == (vote.expect == "down")
        assert measure.concentrations_mM(trial.session.patch)["K"][0] > 100
    assert len(set(changes)) == 2


def test_another_deed_has_another_outcome() -> None:
    """A question with its deed taken for its opposite is answered by the ions, not by the file."""
    more = votes.questions()[1]
    less = more.model_copy(update={"deeds": [type(more.deeds[0]).model_validate({"set": {"K_out": 5.0}})]})
    assert finished(less, 11).outcome == "same"  # 5 mM is what there was


def test_mistakes_are_told_with_their_place() -> None:
    with pytest.raises(DocumentError) as refused:
        validate(parse("bad.toml", b'title = "x"\nsay = "y"\nexpect = "sideways"\n'), votes.Vote)
    told = str(refused.value)
    assert "bad.toml:3:" in told
    assert "deeds" in told
