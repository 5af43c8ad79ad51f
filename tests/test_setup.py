"""The set-up: lock files, make targets, import contracts, and what no file may hold."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import generate

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PYPROJECT["project"]["optional-dependencies"]["dev"]]
BUILD = [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]

# Put together from pieces, or this file would hold what it forbids.
FORBIDDEN = {
    "package registry": "|".join(
        re.escape(host)
        for host in (
            "pypi" + ".org",
            "pythonhosted" + ".org",
            "proxy.golang" + ".org",
            "sum.golang" + ".org",
            "registry.npmjs" + ".org",
        )
    ),
    "path of one machine": r"(?<![\w.-])/(?:root|work|tmp/opa)/",
    "folder outside the repository": r"\.\./" + "shared",
}


def forbidden_in(text: str) -> list[str]:
    """What `text` holds of `FORBIDDEN`, as `["line 3: package registry"]`."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for name, pattern in FORBIDDEN.items():
            if re.search(pattern, line):
                found.append(f"line {number}: {name}")
    return found


def repository_files() -> list[Path]:
    """All files under version control that exist, and those about to be added."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return [
        path for name in sorted(listing.split("\0")) if name and (path := ROOT / name).is_file()
    ]


def test_no_file_names_registries_or_machine_paths() -> None:
    files = repository_files()
    assert ROOT / "Makefile" in files
    found = {
        path.relative_to(ROOT).as_posix(): hits
        for path in files
        if (hits := forbidden_in(path.read_bytes().decode("utf-8", "replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("--index-url https://" + "pypi" + ".org/simple", ["line 1: package registry"]),
        ("ok\nGOPROXY=https://proxy" + ".golang.org", ["line 2: package registry"]),
        ("open('" + "/root" + "/x')", ["line 1: path of one machine"]),
        ("open('" + "/tmp" + "/opa/bin/opa')", ["line 1: path of one machine"]),
        ("see .." + "/shared/design.md", ["line 1: folder outside the repository"]),
        ("the pointer /case/work/place and docs/root/ are fine", []),
    ],
)
def test_forbidden_words_are_found(text: str, expected: list[str]) -> None:
    assert forbidden_in(text) == expected


def test_no_data_file_holds_a_number_that_json_does_not_have() -> None:
    # Python writes such numbers without a word, and no other program reads them.
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    with pytest.raises(ValueError, match="Infinity"):
        json.loads("[Infinity]", parse_constant=refuse)
    for path in repository_files():
        if path.suffix == ".json" and "invalid" not in path.relative_to(ROOT).parts:
            json.loads(path.read_text("utf-8"), parse_constant=refuse)


def read_lock(name: str) -> dict[str, Requirement]:
    """The pins of `requirements/<name>.txt` by canonical name; each must carry a SHA-256 hash."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    pins = {}
    for entry in text.replace("\\\n", " ").splitlines():
        if entry.startswith("#"):
            continue
        head, *hashes = entry.split(" --hash=")
        assert hashes, f"no hash: {head}"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", value) for value in hashes), head
        requirement = Requirement(head.strip())
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), head
        pins[str(canonicalize_name(requirement.name))] = requirement
    return pins


@pytest.mark.parametrize(("name", "wanted"), [("runtime", RUNTIME), ("dev", RUNTIME + DEV + BUILD)])
def test_lock_holds_every_declared_dependency(name: str, wanted: list[Requirement]) -> None:
    pins = read_lock(name)
    for requirement in wanted:
        pin = pins[canonicalize_name(requirement.name)]
        version = next(iter(pin.specifier)).version
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"


def test_users_get_the_versions_that_were_tested() -> None:
    runtime, dev = read_lock("runtime"), read_lock("dev")
    assert {name: str(pin) for name, pin in runtime.items()} == {
        name: str(pin) for name, pin in dev.items() if name in runtime
    }
    assert len(runtime) < len(dev)


def test_no_lock_names_an_index() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert not re.search(r"(?m)^-|://", path.read_text("utf-8")), path.name


def make(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run make in `folder`, not as a part of the make that runs these tests."""
    outer = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PYTHON", "VIRTUAL_ENV")
    environment = {key: value for key, value in os.environ.items() if key not in outer}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile and what it depends on, nothing installed."""
    (tmp_path / "requirements").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements/dev.txt"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_an_old_python_stops_the_installation_and_says_so(project: Path) -> None:
    write_program(
        project / "old",
        'test "$1" = --version && echo Python 3.10.12 && exit 0\n'
        f'exec {sys.executable} "$1" "import sys; sys.version_info = (3, 10, 12); $2"',
    )
    done = make(project, "install", "PYTHON=./old")
    assert done.returncode != 0
    assert "Python 3.10.12" in done.stderr
    assert "需要 Python 3.11" in done.stderr
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (project / ".venv").exists()


def test_a_failed_download_is_not_taken_for_an_installation(project: Path) -> None:
    (project / "requirements/dev.txt").write_text("click==8.1.8 --hash=sha256:" + "0" * 64, "utf-8")
    for _ in range(2):
        done = make(project, "install", f"PYTHON={sys.executable}", PIP_NO_INDEX="1")
        assert done.returncode != 0
        assert "installing the pinned dependencies" in done.stdout


@pytest.fixture
def installed(project: Path) -> Path:
    """The same folder, made to look installed; `.venv/bin/checker` is up to the test."""
    write_program(project / ".venv/bin/checker", "exit 0")
    # `--touch` marks the stamps as made, without running what would make them.
    assert make(project, "--touch", "install").returncode == 0
    return project


@pytest.mark.parametrize(
    ("code", "succeeds"), [(0, True), (10, True), (1, False), (3, False), (5, False)]
)
def test_demo_forgives_findings_and_nothing_else(
    installed: Path, code: int, succeeds: bool
) -> None:
    write_program(installed / ".venv/bin/checker", f'test "$1" = check || exit 0; exit {code}')
    assert (make(installed, "demo").returncode == 0) is succeeds


@pytest.mark.parametrize("found", [True, False])
def test_opa_is_installed_only_where_none_is_found(installed: Path, found: bool) -> None:
    status = 0 if found else 5
    write_program(
        installed / ".venv/bin/checker",
        f'echo "$@" >> log; test "$2" = status && exit {status}; exit 0',
    )
    assert make(installed, "install").returncode == 0
    calls = (installed / "log").read_text("utf-8").splitlines()
    assert calls == (["opa status"] if found else ["opa status", "opa install"])


#: What `make test` runs, in this order, by the first words of each call.
PARTS = (
    "ruff check",
    "ruff format --check",
    "mypy",
    "lint-imports",
    "opa fmt --fail --list policies",
    "opa check --strict",
    "checker bundle",
    "opa test",
    "python -m tools.generate --check",
    "pytest",
)


@pytest.fixture
def instrumented(installed: Path) -> Path:
    """The same folder, where each tool logs its call and fails if `FAILING` is how it begins."""
    for name in ("ruff", "mypy", "lint-imports", "checker", "opa", "python", "pytest"):
        script = (
            ('test "$1" = -c && echo .venv/bin/opa && exit\n' if name == "python" else "")
            + f"""echo "{name} $@" >> log
test "{name}" = ruff && sleep 0.05
case "{name} $*" in "$FAILING"*) exit 1;; esac"""
        )
        write_program(installed / ".venv/bin" / name, script)
    return installed


def test_everything_is_tested_and_pytest_closes(instrumented: Path) -> None:
    assert make(instrumented, "-j4", "test", FAILING="nothing").returncode == 0
    log = (instrumented / "log").read_text("utf-8").splitlines()
    places = [next(i for i, call in enumerate(log) if call.startswith(part)) for part in PARTS]
    assert places == sorted(places)
    assert places[-1] == len(log) - 1


@pytest.mark.parametrize("part", PARTS)
def test_one_failing_part_fails_the_whole(instrumented: Path, part: str) -> None:
    assert make(instrumented, "test", FAILING=part).returncode != 0
    last = (instrumented / "log").read_text("utf-8").splitlines()[-1]
    assert last.startswith(part)


def test_ci_runs_the_same(tmp_path: Path) -> None:
    script = tmp_path / "project/.ci/run"
    script.parent.mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", script)
    (tmp_path / "project/Makefile").write_text("test:\n\t@pwd; exit 3\n", "utf-8")
    done = subprocess.run([script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout.splitlines()[0].endswith("/project")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors", "from checker import app", "layers"),
        ("reader", "import checker.engine.client", "layers"),
        ("stray", "", "layers"),
        ("app", "import click", "click"),
        ("app", "import opa_client", "opa"),
        ("app", "import subprocess", "subprocess"),
        ("formats", "from pydantic import BaseModel", "pydantic"),
    ],
)
def test_import_contracts_catch(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    sources = {
        "__init__": "",
        "__main__": "from checker import cli",
        "cli": "import click\nfrom checker import app",
        "app": "from checker.engine import client",
        "engine/__init__": "",
        "engine/client": "import opa_client\nimport subprocess\nfrom checker import settings",
        "formats": "",
        "reader": "",
        "settings": "import pydantic\nfrom checker import paths",
        "paths": "from checker import errors",
        "errors": "",
    }
    for name, text in sources.items():
        path = tmp_path / "checker" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    clean = lint_imports(tmp_path)
    assert clean.returncode == 0, clean.stdout + clean.stderr

    with (tmp_path / "checker" / f"{module}.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    broken = lint_imports(tmp_path)
    assert broken.returncode == 1, broken.stdout + broken.stderr
    (title,) = (
        entry["name"]
        for entry in PYPROJECT["tool"]["importlinter"]["contracts"]
        if entry["id"] == contract
    )
    assert re.findall(r"(?m)^(.+) BROKEN", broken.stdout) == [title]


def test_an_installed_package_carries_policies_and_schemas(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", ROOT],
        cwd=tmp_path,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    names = [path.relative_to(ROOT) for path in repository_files()]
    shipped = [name.as_posix() for name in names if name.parts[0] in ("policies", "schemas")]
    assert shipped
    assert {f"checker/_share/{name}" for name in shipped} <= carried
    code = [name.as_posix() for name in names if name.parts[0] == "checker"]
    assert set(code) <= carried


def test_every_generator_runs_and_a_failure_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "tools"
    folder.mkdir()
    report = "import sys; open('log', 'a').write(' '.join([__name__, *sys.argv[1:]]) + '\\n')"
    (folder / "build_b.py").write_text(report, "utf-8")
    (folder / "build_a.py").write_text(f"{report}; sys.exit(1)", "utf-8")
    (folder / "other.py").write_text(report, "utf-8")
    assert generate.generators(tmp_path) == ["tools.build_a", "tools.build_b"]
    assert generate.run(tmp_path, ["--check"]) == ["tools.build_a"]
    assert (tmp_path / "log").read_text("utf-8") == "__main__ --check\n__main__ --check\n"
