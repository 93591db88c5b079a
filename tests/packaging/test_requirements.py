import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DECLARED = {
    "requirements.txt": RUNTIME,
    "requirements-dev.txt": [*RUNTIME, *PROJECT["dependency-groups"]["dev"]],
}


def text_of(file: str) -> str:
    return (CHECKOUT / "packaging" / file).read_text("utf-8")


def lines_of(file: str) -> list[str]:
    return text_of(file).replace("\\\n", " ").splitlines()


def pins_of(file: str) -> dict[str, str]:
    return {pin.partition("==")[0]: pin for pin in (line.split()[0] for line in lines_of(file))}


def hashes_of(file: str) -> set[str]:
    return set(re.findall(r"sha256:\S+", text_of(file)))


def name_of(requirement: Requirement) -> str:
    return canonicalize_name(requirement.name)


@pytest.mark.parametrize("file", DECLARED)
def test_every_requirement_is_pinned_to_one_version_with_hashes(file: str) -> None:
    pin = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")

    assert lines_of(file)
    assert [line for line in lines_of(file) if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("file", DECLARED)
def test_no_address_is_recorded(file: str) -> None:
    assert re.findall(r"://|www\.|@|--(?!hash=)\S+", text_of(file)) == []


@pytest.mark.parametrize("file", DECLARED)
def test_the_pins_satisfy_what_the_project_declares(file: str) -> None:
    pins = {name: pin.partition("==")[2] for name, pin in pins_of(file).items()}
    wanted = [Requirement(line) for line in DECLARED[file]]
    unfit = [one for one in wanted if not one.specifier.contains(pins.get(name_of(one), "0"))]

    assert wanted
    assert unfit == []


def test_the_development_pins_hold_the_runtime_pins() -> None:
    runtime, development = pins_of("requirements.txt"), pins_of("requirements-dev.txt")

    assert {name: development.get(name) for name in runtime} == runtime
    assert hashes_of("requirements.txt") <= hashes_of("requirements-dev.txt")
