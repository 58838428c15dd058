"""Findings and summaries as people and tools see them."""

from __future__ import annotations

from pathlib import Path

from viaduct.spec import Finding, load_system
from viaduct.spec.report import line, lines, to_dict
from viaduct.spec.summary import rendered, summary_of

FINDING = Finding("V999", ("services", "web", "paths", 0), "is wrong", "1", "2", "write 2", "p.yaml", 3, 5)


def test_a_finding_is_one_line_that_starts_with_its_place() -> None:
    assert line(FINDING) == "p.yaml:3:5  V999  services.web.paths[0]: is wrong; got 1; allowed: 2; fix: write 2"


def test_what_a_finding_lacks_is_left_out() -> None:
    assert line(Finding("V999", (), "is wrong", file="p.yaml", line=1, column=1)) == "p.yaml:1:1  V999  is wrong"


def test_a_warning_says_so() -> None:
    assert "  V999  warning: is wrong" in line(Finding("V999", (), "is wrong", severity="warning"))


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in line(Finding("V999", (), "is \x1b[31m wrong\nreally"))


def test_the_last_line_counts() -> None:
    warning = Finding("V998", (), "x", severity="warning")
    assert lines([FINDING, warning, warning]).splitlines()[-1] == "1 error, 2 warnings"


def test_json_has_the_dotted_path() -> None:
    assert to_dict(FINDING)["path"] == "services.web.paths[0]"


def test_the_summary_shows_services_by_environments() -> None:
    system = load_system(Path(__file__).parents[2] / "pipelines.yaml")
    text = rendered(summary_of(system))
    assert "  service  deploy          staging    production (after approval)\n" in text
    assert "  web      codedeploy      us-east-1  us-east-1, eu-west-1\n" in text
    assert "18 stacks" in text


def test_the_summary_marks_where_a_service_does_not_go_and_how_regions_roll() -> None:
    system = load_system(Path(__file__).parents[2] / "pipelines.yaml")
    production = system.environments["production"].model_copy(update={"rollout": "one-region-at-a-time"})
    web = system.services["web"].model_copy(update={"environments": ("staging",)})
    changed = system.model_copy(
        update={
            "environments": {**system.environments, "production": production},
            "services": {**system.services, "web": web},
        }
    )
    text = rendered(summary_of(changed))
    assert "production (after approval, one-region-at-a-time)" in text
    assert "  web      codedeploy      us-east-1  -\n" in text
