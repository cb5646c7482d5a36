"""A law: building into a folder that holds an earlier build gives what building into an empty one gives.

It also says the same, and it writes what differs, nothing else: an output with the same bytes keeps its inode and its
time.
"""
import json
import shutil

import pytest

from program import files_in, stamps_in, succeeded
from small_site import SmallSite

SEQUENCES = 60
EDITS = 4


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_row_of_edits_ends_where_a_clean_build_ends(program, tmp_path, seed):
    site = SmallSite(tmp_path / "site", seed)
    output = tmp_path / "public"
    succeeded(program.build(site.folder, output))
    history = []
    for step in range(EDITS):
        history += [site.edit() for _ in range(site.random.choice([1, 1, 2, 5]))]
        if site.random.random() < 0.1:
            write_nothing_while_a_page_is_broken(program, site, output)
        write_what_differs_only(program, site, output, history)
    again = succeeded(program.build(site.folder, output))
    if seed % 10 == 0:
        shutil.rmtree(site.folder / ".cache", ignore_errors=True)
    clean = succeeded(program.build(site.folder, tmp_path / "clean"))
    assert files_in(output) == files_in(tmp_path / "clean"), history
    assert again.stderr == clean.stderr, history


def write_what_differs_only(program, site, output, history):
    report = output.parent / "report.json"
    before, stamps = files_in(output), stamps_in(output)
    succeeded(program.build(site.folder, output, "--report", report))
    after, new_stamps = files_in(output), stamps_in(output)
    made = json.loads(report.read_text())["made"]
    changed = {path for path in after if after[path] != before.get(path)}
    rewritten = {path for path in after if new_stamps[path] != stamps.get(path)}
    assert rewritten == changed, history
    assert set(made["written"]) == changed, history
    assert set(made["removed"]) == before.keys() - after.keys(), history
    assert made["files"] == len(after)


def write_nothing_while_a_page_is_broken(program, site, output):
    before = stamps_in(output)
    site.break_page()
    run = program.build(site.folder, output)
    assert run.returncode == 1 and site.broken in run.stderr.decode()
    assert stamps_in(output) == before
    site.mend()


def test_the_edits_are_of_all_sorts(tmp_path):
    """Sixty rows of one sort of edit would prove little."""
    sorts = {SmallSite(tmp_path / str(seed), seed, pages=2).edit() for seed in range(SEQUENCES)}
    assert len(sorts) >= 14
