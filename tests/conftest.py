"""Which tests `make test-fast` leaves out, so that the rest can run before each save."""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says how busy the machine is. Who runs the tests by a profile of their own keeps it.
settings.register_profile("without a deadline", deadline=None)
if settings.get_current_profile_name() == "default":
    settings.load_profile("without a deadline")

# Whole studies, Snakemake, a browser, installations, language models on many texts, campaigns: folders or files.
SLOW = {
    "agreement/test_frames.py",
    "agreement/test_outputs.py",
    "agreement/test_table.py",
    "anonymise/test_address_forms.py",
    "anonymise/test_capitals.py",
    "anonymise/test_cases.py",
    "anonymise/test_company.py",
    "anonymise/test_languages_of_review.py",
    "anonymise/test_letters.py",
    "anonymise/test_invented.py",
    "anonymise/test_lexicon.py",
    "anonymise/test_lexicon_rows.py",
    "anonymise/test_loaded_ahead.py",
    "anonymise/test_consistency.py",
    "anonymise/test_decoding.py",
    "anonymise/test_detect.py",
    "anonymise/test_engine.py",
    "anonymise/test_evidence.py",
    "anonymise/test_facts.py",
    "anonymise/test_free_text.py",
    "anonymise/test_function_words.py",
    "anonymise/test_generalise.py",
    "anonymise/test_german.py",
    "anonymise/test_kinds.py",
    "anonymise/test_models.py",
    "anonymise/test_naming.py",
    "anonymise/test_ner.py",
    "anonymise/test_no_names.py",
    "anonymise/test_people.py",
    "anonymise/test_public.py",
    "anonymise/test_review.py",
    "anonymise/test_review_decides.py",
    "anonymise/test_review_holds.py",
    "anonymise/test_review_page.py",
    "anonymise/test_review_turns.py",
    "anonymise/test_spans.py",
    "anonymise/test_second_model.py",
    "anonymise/test_speaker_labels.py",
    "anonymise/test_spellings.py",
    "anonymise/test_stretches.py",
    "anonymise/test_truecase.py",
    "anonymise/test_verdicts.py",
    "audit/test_archives.py",
    "audit/test_closures.py",
    "audit/test_crate.py",
    "audit/test_doubt.py",
    "audit/test_findings.py",
    "audit/test_gate.py",
    "audit/test_searched_is_replaced.py",
    "audit/test_share.py",
    "audit/test_signature.py",
    "audit/test_trace.py",
    "audit/test_verify.py",
    "audit/test_withdrawal.py",
    "benchmarks/test_names.py",
    "cluster",
    "coding/test_adjudication_desk.py",
    "coding/test_again.py",
    "coding/test_anchor_book.py",
    "coding/test_anchoring.py",
    "coding/test_carrying.py",
    "coding/test_codes_by_question.py",
    "coding/test_consensus.py",
    "coding/test_desk_access.py",
    "coding/test_desk_coding.py",
    "coding/test_desk_in_firefox.py",
    "coding/test_desk_keeping.py",
    "coding/test_desk_reader.py",
    "coding/test_desk_sessions.py",
    "coding/test_disagreements.py",
    "coding/test_five_ways.py",
    "coding/test_nothing_is_lost.py",
    "coding/test_project_reader.py",
    "coding/test_project_reissue.py",
    "coding/test_reissue.py",
    "coding/test_round_trip_of_exports.py",
    "coding/test_round_trip_of_projects.py",
    "coding/test_round_trip_of_word.py",
    "coding/test_scripts.py",
    "coding/test_sheet.py",
    "coding/test_sheet_from_elsewhere.py",
    "coding/test_split_lists.py",
    "coding/test_what_was_written.py",
    "coding/test_word_adjudication.py",
    "coding/test_word_reader.py",
    "commands/test_advice.py",
    "commands/test_from_elsewhere.py",
    "commands/test_main.py",
    "commands/test_misspelt.py",
    "commands/test_prior.py",
    "container",
    "contracts/test_parts.py",
    "deposit/test_files.py",
    "end_to_end",
    "ethics/test_ethics_pack.py",
    "fuzzing/test_readers.py",
    "ingest/test_every_word_is_told.py",
    "ingest/test_nothing_lost.py",
    "ingest/test_pdf.py",
    "ingest/test_speed.py",
    "ingest/test_tools.py",
    "languages/test_adding_a_language.py",
    "office/test_laid_sheet.py",
    "office/test_open_workbook.py",
    "office/test_workbook.py",
    "office/test_worksheet.py",
    "refi_qda/test_read.py",
    "report/methods/test_sentences.py",
    "report/pack/test_pack_checklists.py",
    "report/pack/test_pack_document.py",
    "report/pack/test_pack_languages.py",
    "report/test_agreement_table.py",
    "report/test_explorer.py",
    "report/test_figures.py",
    "report/test_table.py",
    "report/test_table_page.py",
    "running/test_job.py",
    "running/test_shared_start.py",
    "running/test_waiting_copies.py",
    "segment/test_cut.py",
    "segment/test_sentences.py",
    "sheets/test_what_is_in_the_file.py",
    "suggest/test_abstention.py",
    "suggest/test_cuts.py",
    "suggest/test_encoder.py",
    "suggest/test_evaluation.py",
    "suggest/test_framing.py",
    "suggest/test_gain.py",
    "suggest/test_labour.py",
    "suggest/test_likeness.py",
    "suggest/test_loaded_ahead.py",
    "suggest/test_reasons.py",
    "suggest/test_remembered.py",
    "suggest/test_same_talk.py",
    "suggest/test_suggest.py",
    "suggest/test_unlike.py",
    "suggest/test_validation.py",
    "test_floors.py",
    "test_in_parallel.py",
    "test_makefile.py",
    "test_packages.py",
    "test_page_tables.py",
    "test_rehearsal.py",
    "test_site.py",
    "test_study.py",
    "test_study_surveys.py",
    "themes/test_codes_under_codes.py",
    "themes/test_saturation.py",
}


HERE = Path(__file__).parent


def is_slow(path: Path) -> bool:
    """Whether a file or folder of tests is on the list."""
    file = path.relative_to(HERE)
    return bool(file.parts) and (file.parts[0] in SLOW or file.as_posix() in SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where all that is slow is left out, its files are not even read: to import them takes longer than many a test."""
    wanted = config.getoption("markexpr")
    if "(" in wanted or " or " in wanted or "not slow" not in wanted.split(" and "):
        return None
    return is_slow(collection_path) or None


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]):
    for item in items:  # before tests are left out by their marks
        if is_slow(item.path):
            item.add_marker("slow")
    yield
    # pytest-xdist 3.8 writes the group of a test behind its name where pytest 9.2 no longer looks; without it, the
    # study that a group shares is made in each process.
    for item in items:
        if "@" in (grouped := getattr(item, "_nodeid", "")):
            item._id = type(item._id).parse(grouped)


@pytest.fixture(scope="session")
def playwright():
    """What drives Chromium, once for all tests of pages: a second one in the same process does not start."""
    if not shutil.which("chromium"):
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def seeded_cache(tmp_path_factory) -> Path:
    """A cache that answers for the context of RO-Crate 1.1 with the newer one that comes with `rocrate`.

    The terms of Bioschemas have moved since; here they are where version 1.1 has them.
    """
    import rocrate
    from requests.adapters import HTTPAdapter
    from requests_cache import CachedSession
    from urllib3 import HTTPResponse

    class Shipped(HTTPAdapter):
        def send(self, request, **_):
            content = (Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_bytes()
            for term in (b"input", b"output"):
                moved = b"https://bioschemas.org/ComputationalWorkflow#" + term
                content = content.replace(b"https://bioschemas.org/terms/" + term + b'"', moved + b'"')
            content = content.replace(b"https://bioschemas.org/terms/", b"https://bioschemas.org/")
            headers = {"Content-Type": "application/ld+json"}
            raw = HTTPResponse(io.BytesIO(content), headers, 200, preload_content=False, request_url=request.url)
            return self.build_response(request, raw)

    path = tmp_path_factory.mktemp("cache") / "http"
    session = CachedSession(str(path), backend="sqlite", expire_after=-1)
    session.mount("https://", Shipped())
    assert session.get("https://w3id.org/ro/crate/1.1/context").json()["@context"]
    return path
