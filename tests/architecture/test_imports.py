from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "pycrdt",
    "sudachipy",
    "pptx",
    "docx",
    "openpyxl",
    "icalendar",
    "pydantic_ai",
    "jpholiday",
    "alembic",
    "fastapi",
    "uvicorn",
    "argon2",
)


def loaded_by(code: str) -> set[str]:
    script = f"import sys; {code}; print(' '.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_importing_the_package_imports_nothing_else():
    assert not {name for name in loaded_by("import gyakusan") if name.startswith(("typer", "pydantic", "yaml", *HEAVY))}


def test_building_the_command_line_imports_nothing_heavy():
    assert loaded_by("import gyakusan.cli.app") & set(HEAVY) == set()


def test_drafting_by_rule_needs_no_language_model_library():
    assert "pydantic_ai" not in loaded_by("import gyakusan.app")


def test_running_without_a_server_needs_no_web_framework():
    assert loaded_by("import gyakusan.app") & {"fastapi", "starlette", "uvicorn"} == set()
