"""The recipes in `deploy` for publishing on every commit: well-formed, and what they run does what they say."""
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from yamllint import linter
from yamllint.config import YamlLintConfig

from program import ROOT

GITHUB = ROOT / "deploy/github-pages.yml"
GITLAB = ROOT / "deploy/gitlab-ci.yml"
GITEA = ROOT / "deploy/gitea.yml"
STYLE = """
extends: default
rules:
  line-length: {max: 120}
  document-start: disable
  truthy: {check-keys: false}
  comments: {min-spaces-from-content: 1}
"""


@pytest.mark.parametrize("recipe", [GITHUB, GITLAB, GITEA], ids=lambda recipe: recipe.name)
def test_a_recipe_is_well_formed(recipe):
    assert list(linter.run(recipe.read_text(), YamlLintConfig(STYLE))) == []


def github_steps() -> dict[str, dict]:
    steps = yaml.safe_load(GITHUB.read_text())["jobs"]["build"]["steps"]
    return {step.get("name", step.get("uses")): step for step in steps}


def gitea_steps() -> dict[str, dict]:
    return {step["name"]: step for step in yaml.safe_load(GITEA.read_text())["jobs"]["publish"]["steps"]}


def gitlab_jobs() -> dict:
    return yaml.safe_load(GITLAB.read_text())


def scripts() -> dict[str, str]:
    """Every piece of shell in the recipes, by its place."""
    found = {f"github {name}": step["run"] for name, step in github_steps().items() if "run" in step}
    found |= {f"gitea {name}": step["run"] for name, step in gitea_steps().items()}
    jobs = gitlab_jobs()
    found["gitlab before"] = "\n".join(jobs["default"]["before_script"])
    for name in ["check", "pages"]:
        found[f"gitlab {name}"] = "\n".join(jobs[name]["script"])
    return found


@pytest.mark.parametrize("place", scripts())
def test_the_shell_of_a_recipe_is_shell(place):
    run = subprocess.run(["bash", "-n"], input=scripts()[place], text=True, capture_output=True)
    assert run.returncode == 0, run.stderr


def shell(script: str, program, folder: Path, **environment) -> subprocess.CompletedProcess:
    """Runs a piece of shell as the services do: it ends at the first command that fails."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    if not (tools / "xinfeng").exists():
        (tools / "xinfeng").symlink_to(program.path)
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, capture_output=True, text=True,
                          env=os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"} | environment)


@pytest.mark.parametrize("places", [["github Check", "github Build"], ["gitlab check", "gitlab pages"]], ids=str)
def test_a_recipe_checks_and_builds(program, site, places):
    for place in places:
        run = shell(scripts()[place], program, site.folder)
        assert run.returncode == 0, run.stderr
    published = [path.name for path in (site.folder / "public").iterdir()]
    assert "index.html" in published
    assert not [name for name in published if name.startswith(".")]


@pytest.mark.parametrize("place", ["github Check", "gitlab check", "gitlab pages", "gitea Check"])
def test_a_recipe_ends_at_an_error_and_publishes_nothing(program, site, place):
    site.break_page()
    run = shell(scripts()[place], program, site.folder)
    assert run.returncode == 1
    assert site.broken in run.stdout + run.stderr
    assert not (site.folder / "public").exists()
    if place.startswith("github"):
        assert "::error file=" in run.stdout


@pytest.mark.parametrize("place", ["github Install", "gitlab before", "gitea Install"])
def test_a_recipe_installs_a_released_package_after_a_look_at_its_checksum(program, tmp_path, place):
    """What it would have run here; `test_bare_root.py` runs it in bare systems."""
    folder = tmp_path / "site"
    (tmp_path / "tools").mkdir()
    folder.mkdir()
    package = f"xinfeng_0.1.0_{subprocess.run(['dpkg', '--print-architecture'], capture_output=True, text=True).stdout.strip()}.deb"
    tools = {
        "apt-get": 'echo apt-get "$@"',
        "curl": f'echo curl "$@"; case $* in *SHA256SUMS) printf "%s  %s\\n" {"0" * 64} {package} >SHA256SUMS;; esac',
        "sha256sum": 'echo sha256sum "$@"',
    }
    for name, text in tools.items():
        tool = tmp_path / "tools" / name
        tool.write_text(f"#!/bin/sh\n{text}\n")
        tool.chmod(0o755)
    run = shell(scripts()[place], program, folder, XINFENG_RELEASE="https://example.org/v0.1.0/")
    assert run.returncode == 0, run.stderr
    ran = run.stdout.splitlines()
    assert ran[0] == "apt-get update -q"
    assert [line.split()[-1] for line in ran if line.startswith("curl")] == [
        "https://example.org/v0.1.0/SHA256SUMS", f"https://example.org/v0.1.0/{package}"]
    assert ran[-2].startswith("sha256sum --check") and f" ./{package} " in ran[-1]


def test_github_publishes_what_was_built_with_the_rights_it_needs():
    recipe = yaml.safe_load(GITHUB.read_text())
    handed_over = github_steps()["Hand over"]
    assert handed_over["with"]["path"] == "public"
    assert handed_over["if"] == "github.event_name != 'pull_request'"
    publish = recipe["jobs"]["publish"]
    assert publish["needs"] == "build"
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert "pull_request" in publish["if"] and "main" in publish["if"]
    assert recipe["permissions"] == {"contents": "read"}
    assert recipe["concurrency"]["cancel-in-progress"] is False
    assert set(recipe[True]) == {"push", "pull_request", "schedule", "workflow_dispatch"}


def test_gitlab_publishes_the_main_branch_only():
    jobs = gitlab_jobs()
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["check"]["rules"] == [{"if": "$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH"}]
    assert set(jobs["stages"]) == {jobs["check"]["stage"], jobs["pages"]["stage"]}


def test_recipes_cache_what_exists():
    """Pictures made once, in the folder where the program keeps them."""
    cached = github_steps()["Keep what takes long to make"]["with"]["path"].split()
    assert set(cached) == set(gitlab_jobs()["default"]["cache"]["paths"]) == {".cache"}


def test_gitea_fetches_the_commit_and_keeps_no_token(program, site, tmp_path):
    """What services give to a step, over a repository in a folder; the package manager is somebody else's business."""
    commit = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
              "GIT_COMMITTER_EMAIL": "a@example.org"}
    for arguments in [["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "x"]]:
        subprocess.run(["git", *arguments], cwd=site.folder, check=True, env=os.environ | commit)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=site.folder, capture_output=True, text=True).stdout.strip()
    folder = tmp_path / "job"
    folder.mkdir()
    (tmp_path / "tools").mkdir(exist_ok=True)
    (tmp_path / "tools/apt-get").write_text("#!/bin/sh\n")
    (tmp_path / "tools/apt-get").chmod(0o755)
    run = shell(scripts()["gitea Fetch"], program, folder, TOKEN="the-token", GITHUB_SHA=head,
                GITHUB_SERVER_URL=f"file://{site.folder.parent}", GITHUB_REPOSITORY=site.folder.name)
    assert run.returncode == 0, run.stderr
    assert (folder / "site.yml").read_text() == (site.folder / "site.yml").read_text()
    assert not [file for file in folder.rglob("*") if file.is_file() and b"the-token" in file.read_bytes()]
    assert shell(scripts()["gitea Check"], program, folder).returncode == 0


def test_gitea_publishes_the_main_branch_with_a_key_that_only_the_job_can_read(program, site):
    publish = gitea_steps()["Publish"]
    assert "pull_request" in publish["if"] and "main" in publish["if"]
    settings = (site.folder / "site.yml").read_text()
    (site.folder / "site.yml").write_text(settings + f"\npublish: {{server: {{directory: {site.folder.parent}/www}}}}\n")
    home = site.folder.parent / "home"
    home.mkdir()
    run = shell(publish["run"], program, site.folder, HOME=str(home), PUBLISH_HOSTS="host ssh-ed25519 A", PUBLISH_KEY="key")
    assert run.returncode == 0, run.stderr
    assert (home / ".ssh/id_ed25519").read_text() == "key\n" and (home / ".ssh/id_ed25519").stat().st_mode & 0o77 == 0
    assert (site.folder.parent / "www/current/index.html").exists()


@pytest.mark.parametrize("file", [GITHUB, ROOT / ".github/workflows/release.yml"], ids=lambda file: file.name)
def test_no_checkout_leaves_its_token_behind(file):
    jobs = yaml.safe_load(file.read_text())["jobs"].values()
    checkouts = [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)
