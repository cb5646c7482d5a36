"""Lets the tests of this folder name their helper by its file."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
