"""What was only looked at stood in the timeline as handed over."""

from datetime import UTC
from pathlib import Path

from building import NOW
from handing_over import make_world

from vrm_app.domain.release import Release
from vrm_app.services.timeline import timeline
from vrm_app.vault.query import read_query
from vrm_app.vault.vault import Vault


def test_only_what_left_stands_in_the_timeline(vault: Vault, tmp_path: Path) -> None:
    world = make_world(vault, tmp_path)

    def handed_over() -> int:
        events = timeline(vault, read_query(f"company:{world.company}", zone=UTC)).events
        return sum(isinstance(one.record, Release) for one in events)

    world.preview(now=NOW)
    assert handed_over() == 0

    world.hand_over(now=NOW)
    assert handed_over() == 1
