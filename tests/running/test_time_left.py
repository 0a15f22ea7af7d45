"""What a long run says of itself: how far it is, and about how long it will take."""

import json
import logging

import pytest

from themetrail.running.time_left import EVERY, SILENCE, TimeLeft, in_words, seconds_earlier, tell_time_left


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def run():
    """A listener's clock and what it said, and functions that let jobs begin and end."""
    clock, said = Clock(), []
    listener = TimeLeft(said.append, clock)

    def tell(event, **more):
        record = logging.makeLogRecord({"event": event, **more})
        listener.handle(record)

    clock.listener = listener
    return clock, said, tell


def test_jobs_to_come_take_as_long_as_those_of_their_rule_did(run):
    clock, said, tell = run
    tell("run_info", stats={"ner": 10, "table": 1, "all": 1, "total": 12})
    for job in range(4):  # one after the other, a minute each
        tell("job_info", jobid=job, rule_name="ner")
        clock.now += 60
        tell("job_finished", job_id=job)

    assert said[-1] == "4 of 11 jobs done; about 7 minutes left"


def test_jobs_that_run_at_a_time_share_the_work(run):
    clock, said, tell = run
    tell("run_info", stats={"ner": 8, "total": 8})
    for pair in range(2):
        for job in (2 * pair, 2 * pair + 1):
            tell("job_info", jobid=job, rule_name="ner")
        clock.now += 120
        for job in (2 * pair, 2 * pair + 1):
            tell("job_finished", job_id=job)

    assert said[-1] == "3 of 8 jobs done; under way: 1 ner (3 of 8 done); about 4 minutes left"


def test_it_does_not_take_the_long_step_for_as_short_as_the_first(run):
    """NER is most of the work, and is not known when the short jobs before it have ended."""
    clock, said, tell = run
    tell("run_info", stats={"ingest": 10, "ner": 10, "total": 20})
    for job in range(10):
        tell("job_info", jobid=job, rule_name="ingest")
        clock.now += 3
        tell("job_finished", job_id=job)
    assert said == ["7 of 20 jobs done; how long it will take is not known yet"]

    tell("job_info", jobid=10, rule_name="ner")
    clock.now += 90
    clock.listener.break_silence()
    assert said[-1] == "10 of 20 jobs done; under way: 1 ner (0 of 10 done); at a first guess about 2 minutes left"

    clock.now += 30
    tell("job_finished", job_id=10)
    assert said[-1] == "11 of 20 jobs done; about 18 minutes left"


def test_jobs_that_go_to_a_cluster_as_one_share_their_time(run):
    clock, said, tell = run
    tell("run_info", stats={"ingest": 10, "ner": 10, "total": 20})
    for batch in range(2):  # one after the other, two minutes for both jobs of each
        members = (2 * batch, 2 * batch + 1)
        tell("group_info", jobs=members)
        for job, rule in zip(members, ("ingest", "ner"), strict=True):
            tell("job_info", jobid=job, rule_name=rule, indent=True)
        clock.now += 120
        for job in members:
            tell("job_finished", job_id=job)
    assert [sentence.split(";")[0] for sentence in said] == [
        "2 of 20 jobs done",
        "4 of 20 jobs done",
    ]  # not between them
    clock.now += 60
    tell("job_info", jobid=9, rule_name="ner", indent=False)
    clock.listener.break_silence()

    assert said[-1] == "4 of 20 jobs done; under way: 1 ner (2 of 10 done); about 16 minutes left"


def test_a_job_that_takes_long_does_not_make_it_silent(run):
    clock, said, tell = run
    tell("run_info", stats={"ner": 2, "total": 2})
    clock.listener.break_silence()
    tell("job_info", jobid=1, rule_name="ner")
    for _ in range(600):
        clock.now += 1
        clock.listener.break_silence()

    assert len(said) == 600 // SILENCE
    assert said[-1] == "0 of 2 jobs done; under way: 1 ner (0 of 2 done); at a first guess about 10 minutes left"
    tell("job_finished", job_id=1)
    clock.now += 1000
    clock.listener.break_silence()
    assert len(said) == 600 // SILENCE  # nothing is under way


def test_a_short_run_says_nothing_and_a_long_one_not_too_often(run):
    clock, said, tell = run
    tell("run_info", stats={"quick": 100, "total": 100})
    for job in range(99):
        tell("job_info", jobid=job, rule_name="quick")
        clock.now += 1
        tell("job_finished", job_id=job)

    assert len(said) == 99 // EVERY
    assert said[0].endswith("about 1 minute left")


def test_a_job_that_was_sent_again_is_counted_once(run):
    clock, said, tell = run
    tell("run_info", stats={"ner": 2, "total": 2})
    tell("job_info", jobid=1, rule_name="ner")
    clock.now += 30
    tell("job_info", jobid=1, rule_name="ner")  # a limit ended it, and it begins anew
    clock.now += 60
    tell("job_finished", job_id=1)

    assert said == ["1 of 2 jobs done; about 1 minute left"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "less than a minute"), (60, "about 1 minute"), (3000, "about 50 minutes"), (10800, "about 3 hours")],
)
def test_durations_are_said_as_people_say_them(seconds, words):
    assert in_words(seconds) == words


ODD_RECORDS = [
    {"event": "run_info", "stats": 5},
    {"event": "job_info"},
    {"event": "job_info", "jobid": [], "rule_name": "ner"},
    {"event": "group_info"},
    {"event": "job_finished"},
]


@pytest.mark.parametrize("odd", ODD_RECORDS)
def test_a_record_of_another_form_ends_no_run_and_is_noted_once(odd):
    notes, said = [], []
    listener = TimeLeft(said.append, Clock(), notes.append)
    for record in [odd, odd, {"event": "run_info", "stats": {"ner": 2, "total": 2}}]:
        listener.handle(logging.makeLogRecord(record))
    listener.break_silence()
    assert said == []
    assert len(notes) == 1 and "(themetrail: time left) was stopped by " in notes[0]
    assert " in time_left.py, line " in notes[0]


def test_a_screen_that_cannot_be_written_to_ends_no_run():
    def closed(sentence):
        raise BrokenPipeError

    clock = Clock()
    listener = TimeLeft(closed, clock, closed)
    for record in (
        {"event": "run_info", "stats": {"ner": 2, "total": 2}},
        {"event": "job_info", "jobid": 1, "rule_name": "ner"},
    ):
        listener.handle(logging.makeLogRecord(record))
    clock.now += 2 * SILENCE
    listener.break_silence()
    listener.handle(logging.makeLogRecord({"event": "job_finished", "job_id": 1}))
    assert listener.is_deaf


def test_a_second_run_in_one_process_has_one_listener():
    logger = logging.Logger("snakemake")
    tell_time_left(logger)
    tell_time_left(logger)

    assert len(logger.handlers) == 1


def test_at_its_start_a_run_says_how_long_its_jobs_took_earlier(run):
    clock, said, tell = run
    clock.listener.expect({"ner": 59.7, "table": 119.7}, cores=2, guess=999.0)
    tell("run_info", stats={"ner": 4, "table": 1, "all": 1, "total": 6})
    # two of four at a time, a minute each, and the table's two minutes: 4 minutes, a third of it side by side
    assert said == ["this will take about 3 minutes, as earlier"]


def test_of_a_first_run_it_says_a_guess(run):
    clock, said, tell = run
    clock.listener.expect({"table": 1.0}, cores=2, guess=300.0)
    tell("run_info", stats={"ner": 4, "merge": 1, "table": 1, "all": 1, "total": 7})
    assert said == ["at a first guess, this will take about 5 minutes"]


def test_what_jobs_took_stands_beside_their_logs(tmp_path):
    logs = {"ner": [tmp_path / "b00.log", tmp_path / "b01.log"], "table": [tmp_path / "table.log"]}
    for name, seconds in (("b00", 2.0), ("b01", 4.0)):
        (tmp_path / f"{name}.json").write_text(json.dumps({"seconds": seconds}))
    (tmp_path / "table.json").write_text("no circumstances")
    assert seconds_earlier(logs) == {"ner": 3.0}
