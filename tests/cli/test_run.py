from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
JA, EN = ROOT / "examples" / "ja-denko-drill", ROOT / "examples" / "en-maintenance-desk"
DOCUMENTS = [
    "decisions.csv",
    "discovery.md",
    "import-report.md",
    "open-assumptions.csv",
    "plan.ics",
    "plan.xlsx",
    "prfaq.docx",
    "report.pptx",
    "workshop.gyakusan",
]


def gyakusan(*arguments: object, language: str = "ja", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gyakusan.cli.main", *map(str, arguments)]
    settings = {"GYAKUSAN_LANGUAGE": language, "COLUMNS": "200", **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **settings})


def outputs(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith("workshop.db")
    }


@pytest.fixture(scope="module")
def ja_results(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("ja") / "out"
    result = gyakusan("run", JA, "--out", out)
    assert result.returncode == 0, result.stderr
    assert "通電ドリル" in result.stdout
    assert "まだ確かめていない仮定" in result.stdout
    return out


@pytest.fixture(scope="module")
def en_results(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("en") / "out"
    result = gyakusan("run", EN, "--out", out, language="en")
    assert result.returncode == 0, result.stderr
    assert "Assumptions still to be checked" in result.stdout
    return out


@pytest.mark.parametrize("results", ["ja_results", "en_results"])
def test_a_run_leaves_every_document(results, request):
    assert set(outputs(request.getfixturevalue(results))) <= set(DOCUMENTS)
    assert set(DOCUMENTS) - set(outputs(request.getfixturevalue(results))) <= {"import-report.md"}


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(ja_results, tmp_path):
    again = gyakusan("run", JA, "--out", tmp_path / "again", PYTHONHASHSEED="77")
    assert again.returncode == 0
    assert outputs(tmp_path / "again") == outputs(ja_results)


@pytest.mark.parametrize("program", ["community", "three-day"])
@pytest.mark.parametrize(("folder", "language"), [(JA, "ja"), (EN, "en")])
def test_the_other_programs_run_to_their_end_too(tmp_path, program, folder, language):
    result = gyakusan("run", folder, "--program", program, "--out", tmp_path / "out", language=language)
    assert result.returncode == 0, result.stderr
    assert "discovery.md" in outputs(tmp_path / "out")


def test_without_feedback_the_run_ends_with_a_plan_and_says_what_was_left_out(tmp_path):
    folder = tmp_path / "in"
    shutil.copytree(JA, folder)
    (folder / "feedback.csv").unlink()
    result = gyakusan("run", folder, "--out", tmp_path / "out")
    assert result.returncode == 0
    assert "「改善編」は、必要な入力がないため行いませんでした" in result.stdout
    assert "BEGIN:VEVENT" in (tmp_path / "out" / "plan.ics").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("remove", "said"),
    [("solutions.md", "解決策候補が2件以上ある"), ("customer.md", "顧客像が書けている")],
)
def test_a_run_that_is_not_ready_ends_with_two_says_what_to_do_and_leaves_nothing(tmp_path, remove, said):
    folder = tmp_path / "in"
    shutil.copytree(JA, folder)
    (folder / remove).unlink()
    result = gyakusan("run", folder, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert said in result.stderr
    assert "→" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_earlier_result_is_not_overwritten_unasked(ja_results, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(ja_results, out)
    refused = gyakusan("run", JA, "--out", out)
    assert refused.returncode == 2
    assert "--resume" in refused.stderr
    assert "--force" in refused.stderr
    other = gyakusan("run", JA, "--out", out, "--start", "2027-02-10", "--resume")
    assert other.returncode == 2
    assert "別の入力" in other.stderr
    assert outputs(out) == outputs(ja_results)
    assert gyakusan("run", JA, "--out", out, "--force").returncode == 0


def test_a_run_killed_at_any_moment_goes_on_and_ends_the_same(ja_results, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "gyakusan.cli.main", "run", str(JA), "--out", str(out), "--resume"]
    killed = 0
    for delay in (0.45, 0.6, 0.75, 0.9, 1.05, 1.2):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate()
    assert killed > 0
    assert gyakusan("run", JA, "--out", out, "--resume").returncode == 0
    assert outputs(out) == outputs(ja_results)


def test_what_was_exported_can_be_exported_again_from_the_database_and_the_bundle(ja_results, tmp_path):
    for source in (ja_results, ja_results / "workshop.gyakusan"):
        out = tmp_path / source.name
        result = gyakusan("export", source, "--to", "docx", "--out", out)
        assert result.returncode == 0, result.stderr
        assert outputs(out) == {"prfaq.docx": (ja_results / "prfaq.docx").read_bytes()}
    with zipfile.ZipFile(ja_results / "workshop.gyakusan") as bundle:
        assert bundle.testzip() is None
    assert gyakusan("export", ja_results, "--to", "pdf").returncode == 2
    assert gyakusan("export", tmp_path, "--to", "docx").returncode == 2


def test_the_discovery_document_can_be_brought_in_again(ja_results, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(JA / "team.yaml", folder)
    shutil.copy(ja_results / "discovery.md", folder)
    result = gyakusan("run", folder, "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr


def test_references_of_a_shown_artifact_are_the_titles_of_the_rows_they_point_at(ja_results, en_results):
    questions = gyakusan("artifact", "show", ja_results, "questions").stdout
    assert "J2 合格者のブログと動画を見比べて、教材を選ぶ" in questions
    inventions = gyakusan("artifact", "show", ja_results, "inventions", "--part", "practice").stdout
    assert "- 組み合わせる解決策: S4 参考書を根拠に答える質問応答, S6 似た人が次に選んだもののおすすめ\n" in inventions
    press = gyakusan("artifact", "show", en_results, "prfaq", language="en").stdout
    invention = next(line for line in press.splitlines() if line.startswith("| Invention |"))
    assert re.match(r"\| Invention \| I\d+ \S+", invention)


def test_changes_of_references_name_the_rows_too(ja_results):
    history = gyakusan("artifact", "history", ja_results, "prfaq", "--part", "practice").stdout
    assert "もとになる発明: 「」→「「忘れかけた頃に出す復習」×「参考書を根拠に答える質問応答」」" in history


def test_a_check_that_the_program_does_not_have_is_reported_with_its_line_and_those_that_exist(tmp_path):
    folder = tmp_path / "in"
    shutil.copytree(JA, folder)
    team = (folder / "team.yaml").read_text(encoding="utf-8").replace("  dates-fixed: done", "  dates_fixed: done")
    (folder / "team.yaml").write_text(team.replace("  one-product: done", "  弁当の手配: done"), encoding="utf-8")
    line = 1 + team.splitlines().index("readiness:")
    result = gyakusan("run", folder, "--out", tmp_path / "out")
    assert result.returncode == 0
    report = (tmp_path / "out" / "import-report.md").read_text(encoding="utf-8")
    for text in (result.stdout, report):
        assert f"team.yaml {line + 2}行目: 準備の項目「弁当の手配」はこのプログラムにないので" in text
        assert (
            f"team.yaml {line + 6}行目: 準備の項目「dates_fixed」はこのプログラムにないので、使いませんでした。"
            "「dates-fixed」の書き間違いではありませんか。"
        ) in text
        assert "readiness に書けるこのプログラムの項目は roles-taken, profile-written, " in text
    assert "・実践編と改善編の日程を全員が押さえた" in result.stdout  # the item itself stays open


def test_the_checks_of_the_samples_are_all_known(ja_results, en_results):
    for results in (ja_results, en_results):
        assert "readiness" not in (results / "import-report.md").read_text(encoding="utf-8")


def test_artifacts_can_be_listed_compared_and_restored(ja_results, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(ja_results, out)
    listed = gyakusan("artifact", "list", out).stdout
    assert "practice/journey" in listed
    assert "確定" in listed
    assert "# " in gyakusan("artifact", "show", out, "journey").stdout
    assert "rules  draft" in gyakusan("artifact", "history", out, "questions", "--part", "practice").stdout
    assert "追加" in gyakusan("artifact", "diff", out, "criteria", "--from", "practice", "--to", "improve").stdout
    frozen = gyakusan("artifact", "restore", out, "questions", "--version", "1", "--part", "practice")
    assert frozen.returncode == 1
    assert "確定しているため変更できません" in frozen.stderr
    assert gyakusan("artifact", "restore", out, "plan", "--version", "1").returncode == 0
    assert gyakusan("artifact", "show", out, "nonsense").returncode == 2


def test_the_version_and_the_help_are_shown():
    assert gyakusan("--version").stdout.startswith("gyakusan ")
    assert "最初の一歩" in gyakusan("--help").stdout
    assert "First steps" in gyakusan("--help", language="en").stdout
    assert gyakusan("run").returncode == 2
    assert gyakusan("program", "list").stdout.count("→") >= 3
    assert gyakusan("program", "check", "community").returncode == 0
    assert "journey.skeleton" in gyakusan("program", "vocabulary").stdout
    assert '"parts"' in gyakusan("program", "schema").stdout
    assert "210" in gyakusan("program", "show", "working-backwards", "--texts").stdout


def test_a_starter_folder_is_made_once_and_asks_to_be_filled_in(tmp_path):
    folder = tmp_path / "わたしの製品"
    made = gyakusan("new", folder)
    assert made.returncode == 0
    assert (folder / "team.yaml").is_file()
    assert gyakusan("new", folder).returncode == 2
    result = gyakusan("run", folder, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_the_files_of_a_failed_run_are_never_half_written(tmp_path):
    missing = gyakusan("run", tmp_path / "none", "--out", tmp_path / "out")
    assert missing.returncode == 2
    assert "gyakusan new" in missing.stderr
    same = gyakusan("run", JA, "--out", JA)
    assert same.returncode == 2
    wrong = gyakusan("run", JA, "--out", tmp_path / "out", GYAKUSAN_MAX_ROWS="many")
    assert wrong.returncode == 2
    assert "GYAKUSAN_MAX_ROWS" in wrong.stderr
    assert list(tmp_path.iterdir()) == []
