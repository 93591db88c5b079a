"""Where the checkout is; whoever imports this can import its package, too."""

import sys
from pathlib import Path

PATH = Path(__file__).resolve().parents[2]

sys.path[:0] = [str(PATH)]
