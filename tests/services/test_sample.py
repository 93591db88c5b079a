"""The invented dealings fill a vault in which everything is as it should be."""

import json
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import contract
import pytest
from building import NOW, TODAY, Template, record, shown

from vrm_app.outside.resources import resource
from vrm_app.services import records as keeping
from vrm_app.services.agenda import agenda
from vrm_app.services.calendars import calendar_file
from vrm_app.services.checking import check
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.searching import search
from vrm_app.services.wording import why
from vrm_app.vault.vault import Vault


def lines() -> list[dict[str, Any]]:
    paths = sorted(resource("sample").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_every_line_becomes_a_record_or_a_change_of_one(vault: Vault) -> None:
    told = lines()
    expected = Counter(line["kind"] for line in told if "key" in line)
    count = fill_with_sample(vault, today=TODAY, now=NOW)
    assert count == sum(expected.values())
    assert {kind: len(shown(vault, kind)) for kind in expected} == dict(expected)
    report = check(vault)
    assert (report.problems, report.records) == ([], count)
    assert report.history_entries == len(told)


@pytest.mark.parametrize("today", ["2026-06-01", "2028-02-29", "2027-03-31", "2026-12-31"])
def test_the_dealings_lead_up_to_any_day(today: str, vault: Vault) -> None:
    day = date.fromisoformat(today)
    now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)
    fill_with_sample(vault, today=day, now=now)
    entries = agenda(vault, today=day)
    assert len(entries) >= 8
    assert len({entry.kind for entry in entries}) >= 5
    assert all(why(entry) and entry.title for entry in entries)
    assert check(vault).problems == []


def test_every_kind_that_can_be_added_is_there(vault: Vault) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)
    for kind in contract.ADDED:
        assert shown(vault, kind), kind


def test_what_is_there_can_be_shown_searched_and_told_to_a_calendar(vault: Vault) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)
    for kind in contract.ADDED:
        found = list(keeping.list_of(vault, kind))
        assert all(one.heading for one in found)
        keeping.show(vault, found[0].id)
    assert search(vault, "kind:case", zone=UTC)
    assert b"BEGIN:VEVENT" in calendar_file(vault, today=TODAY, now=NOW)


def test_the_same_day_gives_the_same_ids_in_every_vault(
    vault: Vault, tmp_path_factory: pytest.TempPathFactory, template: Template
) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)
    with template.copied_to(tmp_path_factory.mktemp("again") / "Mine.vault") as again:
        fill_with_sample(again, today=TODAY, now=NOW)
        for kind in contract.ADDED:
            assert set(shown(again, kind)) == set(shown(vault, kind))


def test_every_person_company_and_site_is_invented(vault: Vault) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)
    told = "\n".join(
        json.dumps(record(vault, one).to_json(), ensure_ascii=False)
        for kind in contract.ADDED
        for one in shown(vault, kind)
    )
    hosts = set(re.findall(r"[\w.-]+\.(?:com|net|org|de|uk|fr|eu|io|example|test)\b", told))
    reserved = re.compile(r"(.+\.)?(example\.(com|net|org)|[\w-]+\.(example|test))")
    assert hosts
    assert [host for host in hosts if not reserved.fullmatch(host)] == []
