"""What the tests of the whole program share: the program as it is released, and a site to build.

They run what users run, `.build/release/xinfeng` (or what `XINFENG` names), and look at what users get.
"""
import os
from pathlib import Path

import pytest

from program import ROOT, Program
from small_site import SmallSite


@pytest.fixture(scope="session")
def program() -> Program:
    path = Path(os.environ.get("XINFENG", ROOT / ".build/release/xinfeng")).resolve()
    if not path.exists():
        pytest.fail(f"{path} is not there: run make test, or make build first")
    return Program(path)


@pytest.fixture
def site(tmp_path) -> SmallSite:
    return SmallSite(tmp_path / "site", seed=1)
