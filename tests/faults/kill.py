"""Kill Dealings in the middle of its writes: python tests/faults/kill.py [--kills N].

A process does a stream of varied actions and says when each begins and when it is done; it is
killed (SIGKILL) at a random moment in between. Afterwards everything confirmed must be there, the
action under way whole or not at all, and nothing else. Only kills that fell between an action's
first word to the database and its confirmation are counted; beside them the vault's making, the
command line, and the moment of confirming are cut.

What this cannot see: a power cut. A killed process leaves what it wrote to the system, synced or
not, so that `synchronous = OFF` passes here.

Exit code: 0 when nothing was lost, 1 when something was. With --seed-defect it is the other way
round: a vault that is broken on purpose must be found out.
"""

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from faults.cuts import ArchiveCuts, CommandCuts, FaultFoundError, MakingCuts, StreamCuts, Tally
from faults.defects import DEFECTS
from faults.performing import SilentError

from vrm_app.domain.errors import UserError

_ROUNDS_A_VAULT = 20
_SHARE_BESIDE = 10


def main() -> int:
    """Cut as often as asked for; return the exit code."""
    parser = argparse.ArgumentParser(description="Kill Dealings in the middle of its writes.")
    parser.add_argument("--kills", type=int, default=200, help="how many kills inside a write")
    parser.add_argument("--seed", type=int, help="the seed of chance, to try the same again")
    parser.add_argument("--seed-defect", choices=DEFECTS, help="break it on purpose")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    tally = Tally()
    place = Path(tempfile.mkdtemp(prefix="killed-"))
    print(f"seed {seed}", flush=True)
    try:
        cut_all(place, asked.kills, random.Random(seed), tally, asked.seed_defect)
    except SilentError as fault:
        print(f"{tally}\nNothing could be told, because {fault}.")
        return 1
    except (FaultFoundError, UserError) as fault:
        print(f"{tally}\nFound: {fault}\nThe vault is kept in {place}.")
        return 0 if asked.seed_defect else 1
    shutil.rmtree(place)
    print(tally)
    if asked.seed_defect:
        print(f"The defect {asked.seed_defect} was not found.")
        return 1
    print("Nothing confirmed was lost, and nothing was there by half.")
    return 0


def cut_all(
    place: Path, kills: int, chance: random.Random, tally: Tally, defect: str | None
) -> None:
    """Cut the stream of actions so many times inside a write, and the rest beside it."""
    while sum(tally.inside.values()) < kills:
        folder = Path(tempfile.mkdtemp(dir=place))
        stream = StreamCuts(folder, chance, tally, defect)
        goal = min(kills, sum(tally.inside.values()) + _ROUNDS_A_VAULT)
        while sum(tally.inside.values()) < goal:
            stream.cut()
            if chance.randrange(_SHARE_BESIDE) == 0:
                stream.cut_on_confirming()
        shutil.rmtree(folder)
    for kind in (MakingCuts, ArchiveCuts, CommandCuts):
        cuts = kind(Path(tempfile.mkdtemp(dir=place)), chance, tally)
        for _ in range(max(1, kills // _SHARE_BESIDE)):
            cuts.cut()


if __name__ == "__main__":
    sys.exit(main())
