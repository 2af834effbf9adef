"""A level's mistakes, injected one by one: each is one sentence with the place, the key and the fix."""

from pathlib import Path

import pytest

from game.challenges.check import check
from game.challenges.level import Level
from game.challenges.level_checks import CHECKS
from game.documents import DocumentError, validate
from game.documents.source import MOST_BYTES, parse

FILE = Path(__file__).parents[1] / "sample_level.toml"
TEXT = FILE.read_text(encoding="utf-8")

READ = [
    ("limit = 120", "limits = 120", "8:1: limits: there is no such key: did you mean 'limit'?"),
    (
        'point_at = "controls"',
        'pointat = "controls"',
        "16:1: steps[2].pointat: there is no such key: did you mean 'point_at'?",
    ),
    ("[goal]\nhold", "[goal]\nhodl", "20:1: goal.hodl: there is no such key: did you mean 'hold'?"),
    ("limit = 120", 'limit = "120"', "8:1: limit: '120' should be a number, without quotes."),
    ("limit = 120", "limit = true", "8:1: limit: true should be a number, without quotes."),
    ("limit = 120", "limit = 2026-01-01", "8:1: limit: 2026-01-01 should be a number, without quotes."),
    (
        "limit = 120",
        "limit = 120 s",
        "8:13: 's' stands after the value; a number has no unit, and each key a line of its own.",
    ),
    ("limit = 120", "limit = 120,5", "8:12: a number has a point, not a comma: 2.5."),
    ("limit = 120", "limit = 120 // seconds", "8:13: a comment begins with #."),
    ("limit = 120", "limit: 120", "8:6: a key is one word and has = after it."),
    ("limit = 120", "limit = 1_000_000_000_000", "8:1: limit: 1000000000000 is too large; the most is 1800."),
    ("limit = 120", "limit = nan", "8:1: limit: nan is not a number that can be reached."),
    ("limit = 120", "limit = 120\nlimit = 60", "9:11: this is there already."),
    ("limit = 120", "limit = " + 30 * "[" + 30 * "]", "1:1: it has brackets in brackets more than 24 deep."),
    ("limit = 120", "limit = 120\nseed = -1", "9:1: seed: -1 is too small; the least is 0."),
    (
        "limit = 120",
        '"" . "x y" = 1',
        "8:1: '': there is no such key; use one of title, teaches, ",
    ),
    ('title = "A level of the tests"', "title = 5", "3:1: title: 5 should be text in quotes."),
    ('title = "A level of the tests"', 'title = ""', "3:1: title: this is empty."),
    (
        'title = "A level of the tests"',
        'title = "A level of the tests',
        "3:30: a text is not closed before the end of the line; end it with its quote.",
    ),
    (
        'title = "A level of the tests"',
        "title = “A level of the tests”",
        '3:9: this quote is not a straight one; write ".',
    ),
    ('title = "A level of the tests"', 'title = "' + 20 * "long " + '"', "3:1: title: this is longer than 60 letters."),
    ("{ K_out = 8 }", '{ K_out = "8 mM" }', "5:11: start.K_out: '8 mM' should be a number, without quotes."),
    ("{ K_out = 8 }", "{ K_otu = 8 }", "5:11: start.K_otu: There is no setting 'K_otu': did you mean 'K_out'?"),
    ("{ K_out = 8 }", "{ K_out = 80000 }", "5:11: start.K_out: K_out is 80000 mM; use a value from 0 to 600 mM."),
    (
        "{ K_out = 8 }",
        "{ K_out = 8, Cl_in = 600 }",
        "5:1: start: The inside cannot be neutral: it has more Cl⁻ than Na⁺ and K⁺ together. "
        "Lower Cl_in or raise K_in.",
    ),
    ('closed = ["K",', 'closed = ["k",', "6:11: closed[1]: 'k' is not known: did you mean 'K'?"),
    ('"inject"]', '"injet"]', "7:40: controls[4]: there is no control called 'injet': did you mean 'inject'?"),
    ('"inject"]', '"K_in"]', "7:40: controls[4]: K_in is fixed once the patch is built; put it under [start]."),
    (
        '"inject"]',
        '"teleport"]',
        "7:40: controls[4]: there is no control called 'teleport'; levels/README.md lists what there is.",
    ),
    (
        'point_at = "channel K"',
        'point_at = "channel k"',
        "12:1: steps[1].point_at: there is no thing to point at called 'channel k': did you mean 'channel K'?",
    ),
    (
        'what = "open_K"',
        'what = "openK"',
        "17:14: steps[2].wait_for.what: there is nothing measured called 'openK': did you mean 'open_K'?",
    ),
    ('what = "open_K", above = 1', 'what = "open_K"', "17:1: steps[2].wait_for: give above, below or both."),
    (
        'hold = { what = "V", above = -85',
        'hold = { what = "V", above = −85',
        "20:30: this is a true minus sign; before a number write a hyphen, -.",
    ),
    (
        'hold = { what = "V", above = -85',
        'hold = { what = "V" above = -85',
        "20:21: a comma, or the closing bracket, is missing here.",
    ),
    (
        'hold = { what = "V", above = -85',
        'hold = { what = "V", above = -5',
        "20:1: goal.hold: above must be the smaller number: it is the band's lower edge.",
    ),
    (
        'hold = { what = "V", above = -85, below = -55, seconds = 5 }\n\n',
        'hold = { what = "V", above = -85, below = -55, seconds = 5 }\nreach = { what = "V", below = -60 }\n\n',
        "19:2: goal: give exactly one of reach, hold, ",
    ),
    (
        "[[stars]]\npredict",
        "[[goal]]\npredict",
        "22:7: [goal] has one bracket in one place and two in another; write them alike.",
    ),
    (
        'say = "Predict rightly"',
        'say = "Predict rightly"\n\n[[stars]]\npredict = { ask = "And K⁺?", what = "K_inside", same_within = 2 }',
        "22:3: stars: there are too many entries; the most is 2.",
    ),
    ('ask = "Name what has the ring."', "", "78:3: questions[4].ask: this is missing; add it."),
    ("right = 1", "right = 4", "43:2: questions[1].choice: right is 4, and there are 3 answers."),
    ("marks = 2", "marks = 2.5", "52:1: questions[2].outline.marks: 2.5 should be a whole number, without quotes."),
    ('["K⁺", "5", "140"]', '["K⁺", "5"]', "69:2: questions[3].table: row 2 has 2 cells, and there are 3 columns."),
    ("[questions.label]", "[questions.lable]", "81:2: questions[4].lable: there is no such key: did you mean 'table'?"),
    (
        '[debrief]\nsay = ["K⁺ leaked out and left negative charges behind."]',
        '[debrief]\nsay = "K⁺ leaked out and left negative charges behind."',
        "86:1: debrief.say: 'K⁺ leaked out and left negative char... should be a list, in [ ].",
    ),
    ('many_think = "The pump makes −70 mV directly."', "", "85:2: debrief: many_think and in_fact belong together."),
    (
        "[[solution]]\npredict",
        "[solution]\npredict",
        "94:11: [solution] has one bracket in one place and two in another; write them alike.",
    ),
    ("[[solution]]\nat = 1\n", "[[solution]]\n", "98:3: solution[3]: give either at (seconds) or when (a condition)."),
    (
        '[[solution]]\nat = 1\nopen = "K"',
        '[[solution]]\nat = 1\nopen = "K"\nclose = "K"',
        "98:3: solution[3]: give exactly one of set, open, ",
    ),
    (
        '[[solution]]\nat = 1\nopen = "K"',
        "[[solution]]\nat = 1\nset = { Kout = 5 }",
        "100:1: solution[3].set: there is no setting 'Kout': did you mean 'K_out'?",
    ),
    (
        '[[solution]]\nat = 1\nopen = "K"',
        '[[solution]]\nat = 1\ninject = { ion = "K", count = 9999 }',
        "100:23: solution[3].inject.count: 9999 is too large; the most is 500.",
    ),
    (
        '[[solution]]\nat = 1\nopen = "K"',
        '[[solution]]\nat = 1\nclamp = "Off"',
        "100:1: solution[3].clamp: 'Off' is not known: did you mean 'off'?",
    ),
]
"""What stands in the file, what is put in its place, and how what is said of it begins."""

PLAYED = [
    ("above = -85, below = -55", "above = 40, below = 45", "solution: the solution does not win: after"),
    ("above = 1 }", "above = 50 }", "steps[2]: the level is won before this step gets what it waits for."),
    ('what = "open_K", above = 1', 'what = "open_Na", above = 1', "The controls of the level cannot change open_Na."),
    (
        "above = 1 }",
        "above = 50 }\npaused = true",
        "steps[2]: time is held until this step gets what it waits for, and no move",
    ),
    ('closed = ["K", "Na", "Cl"]', 'closed = ["Na", "Cl"]', "solution[2]: this move changes nothing"),
    ("at = 2\n", "at = 500\n", "solution[5].at: this move comes after the limit of 120 s."),
    ('controls = ["open_K", ', "controls = [", "solution[2]: the solution uses 'open_K', which is not among"),
    ("above = 60", "below = 60", "This loses the level: K⁺ outside at most 60 mM."),
]
"""The same for what is only seen when the level is played."""


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def said(raw: bytes) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        validate(parse("f.toml", raw), Level, CHECKS)
    return [line.removeprefix("f.toml:") for line in refused.value.lines]


def test_the_sample_is_a_level_that_its_solution_wins():
    report = check(FILE)
    assert report.fine, report.problems
    assert report.stars == 3


@pytest.mark.parametrize(("old", "new", "told"), READ)
def test_a_mistake_is_one_sentence_with_its_place(old, new, told):
    (line,) = said(changed(old, new).encode())
    assert line.startswith(told)
    assert line.endswith((".", "?"))


@pytest.mark.parametrize(("old", "new", "told"), PLAYED)
def test_what_cannot_be_won_is_found_by_playing(old, new, told, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(changed(old, new), encoding="utf-8")
    assert any(told in str(problem) for problem in check(file).problems)


def test_one_bracket_in_place_of_two_is_told():
    one = TEXT[: TEXT.index("[[solution]]")] + '[solution]\nat = 1\nopen = "K"\n'
    assert said(one.encode()) == [
        "91:2: solution: there may be several of these: write [[solution]], with two brackets."
    ]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "1:1: there is nothing in it; begin with: minus70 levels new FILE"),
        (b"# nothing\n", "1:1: there is nothing in it; begin with: minus70 levels new FILE"),
        (TEXT.encode("utf-16"), "1:1: this is UTF-16 text; save the file as UTF-8."),
        (
            TEXT.encode("utf-8").replace("⁺".encode(), b"\xb9", 1),
            "11:39: this is not UTF-8 text; save the file as UTF-8.",
        ),
        (b"#" * 10_000_000, f"1:1: it is larger than {MOST_BYTES // 1024} kB."),
    ],
)
def test_a_file_that_is_no_level_is_told(raw, told):
    assert said(raw) == [told]


def test_line_ends_and_a_byte_order_mark_are_no_mistake():
    as_saved = parse("f.toml", TEXT.encode())
    assert as_saved == parse("f.toml", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert validate(as_saved, Level, CHECKS).title == "A level of the tests"


def test_every_mistake_is_told_in_the_order_of_the_file():
    both = changed("limit = 120", "limits = 120").replace("right = 1", "right = 9")
    lines = said(both.encode())
    assert len(lines) == 3
    assert [int(line.split(":")[0]) for line in lines] == sorted(int(line.split(":")[0]) for line in lines)
