"""A trap, which is a fault of the program, says at which file it was."""
import signal
import subprocess
import time

from program import NOON
from small_site import SmallSite


def test_a_trap_names_the_file(program, tmp_path):
    site = SmallSite(tmp_path / "site", seed=3)
    # A file that takes seconds: the numbers in it are looked at one by one.
    guide = site.folder / "content/stories/guide.md"
    (guide.parent / "slow.txt").write_text("护照E1234567 " * 400_000, "utf-8")
    guide.write_text(guide.read_text("utf-8") + "\n[附件](slow.txt)\n", "utf-8")
    process = subprocess.Popen(
        [program.path, "check", "--site", str(site.folder), "--now", NOON, "--lang", "en"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(0.7)
    assert process.poll() is None, "it ended before the trap"
    process.send_signal(signal.SIGILL)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGILL
    told = errors.decode()
    assert "The program broke down" in told
    assert "slow.txt" in told
    assert "maintainers" in told
