from __future__ import annotations

from typing import Any

from tests.review.building import comment_on, created, destroyed, resource, stack, updated
from viaduct.review.pipelines import State

Json = dict[str, Any]
ADDRESS = "aws_codepipeline.shop"


def pipeline(*stages: Json, **more: Any) -> Json:
    return {"name": "demo-shop", "stage": list(stages), **more}


def stage(name: str, *actions: str, **configuration: str) -> Json:
    return {"name": name, "action": [{"name": each, "configuration": configuration} for each in actions]}


def states(before: Json, after: Json) -> list[tuple[str, State]]:
    (found,) = stack(updated(ADDRESS, before, after)).pipelines
    return [(each.name, each.state) for each in found.stages]


def test_each_stage_is_told_in_the_order_of_the_release() -> None:
    before = pipeline(stage("Source", "Source"), stage("Old", "x"), stage("Build", "Build"), stage("Live", "Deploy"))
    after = pipeline(
        stage("Source", "Source"), stage("Build", "Build", Project="b"), stage("Bake"), stage("Live", "Deploy")
    )
    assert states(before, after) == [
        ("Source", State.same),
        ("Old", State.gone),
        ("Build", State.changed),
        ("Bake", State.new),
        ("Live", State.same),
    ]


def test_a_stage_that_only_moves_is_no_new_one() -> None:
    before, after = [pipeline(*map(stage, names)) for names in (["A", "B", "C", "D"], ["A", "C", "B", "E"])]
    assert states(before, after) == [
        ("A", State.same),
        ("C", State.same),
        ("B", State.same),
        ("D", State.gone),
        ("E", State.new),
    ]


def test_the_actions_of_a_changed_stage_are_told() -> None:
    before = pipeline({"name": "Live", "action": [*stage("", "Approve", "Gone")["action"], {"name": "Deploy", "n": 1}]})
    after = pipeline({"name": "Live", "action": [*stage("", "Approve", "New")["action"], {"name": "Deploy", "n": 2}]})
    (found,) = stack(updated(ADDRESS, before, after)).pipelines
    assert found.stages[0].actions == (("Deploy", State.changed), ("Gone", State.gone), ("New", State.new))


def test_a_new_pipeline_is_all_new() -> None:
    (found,) = stack(created(ADDRESS, **pipeline(stage("Source"), stage("Build")))).pipelines
    assert {each.state for each in found.stages} == {State.new}


def test_a_pipeline_whose_stages_stay_has_no_picture() -> None:
    same = pipeline(stage("Source"))
    assert stack(updated(ADDRESS, same, same | {"tags": {"a": "b"}})).pipelines == ()
    assert stack(destroyed(ADDRESS, **same)).pipelines == ()
    assert stack(resource(ADDRESS, "no-op", before=same, after=same)).pipelines == ()


def test_a_picture_marks_what_changes() -> None:
    before = pipeline(stage("Source"), stage("Live", "Deploy", Group="a"), stage("Old"))
    after = pipeline(stage("Source"), stage("Live", "Deploy", Group="b"))
    text = comment_on(updated(ADDRESS, before, after))
    assert (
        """`demo-shop` in `shop`

```mermaid
flowchart LR
  s0["Source"]
  s1["Live<br/>changed: Deploy"]:::changed
  s2["Old<br/>gone"]:::gone
  s0 --> s1
  s1 -.-> s2
  classDef changed """
        in text
    )


def test_no_name_can_break_a_picture() -> None:
    names = ['a"]; click s0', "```", "<br>", "$$x$$", "%%{init: {}}%%", "end\nsubgraph", "a.b@c_d-e", "&#35;"]
    text = comment_on(created(ADDRESS, **pipeline(*map(stage, names))))
    picture = text.split("```mermaid\n")[1].split("\n```\n")[0]
    labels = [line.partition('["')[2].rpartition("<br/>new")[0] for line in picture.splitlines() if '["' in line]
    assert labels == [
        "a??? click s0",
        "???",
        "?br?",
        "??x??",
        "???init? ?????",
        "end?subgraph",
        "a#46;b#64;c#95;d#45;e",
        "??35?",
    ]
