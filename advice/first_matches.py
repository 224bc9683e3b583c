"""Every segment and level can be the first match, exactly one always is, and packages do not go round."""

from collections.abc import Iterator, Sequence

from advice.counterexample import Counterexample
from advice.encoding import Literal
from advice.guidance import Guidance
from advice.packages import circle
from advice.symbolic import World

Ordered = Sequence[tuple[str, str]]  # a key and its situation


def ordered_lists(guidance: Guidance) -> dict[str, Ordered]:
    return {
        "segment": [(segment.key, segment.criteria) for segment in guidance.client_segments],
        "guidance level": [(level.key, level.situation) for level in guidance.guidance_levels],
    }


def first_literals(world: World, rows: Ordered) -> list[tuple[str, Literal]]:
    """Each key with the literal that it is the first match; the last literal is that nothing matches."""
    found, none_before = [], world.clauses.yes
    for key, situation in rows:
        holds = world.encoding.situation(situation).true
        found.append((key, world.clauses.every((none_before, holds))))
        none_before = world.clauses.every((none_before, -holds))
    return [*found, ("", none_before)]


def unmatched(world: World) -> Iterator[Counterexample]:
    for noun, rows in ordered_lists(world.guidance).items():
        literals = first_literals(world, rows) if rows else []
        yield from _unreachable(world, noun, literals)
        if len({key for key, _ in rows}) != len(rows):
            yield Counterexample(matter=f"two {noun}s have the same key")


def _unreachable(world: World, noun: str, literals: Sequence[tuple[str, Literal]]) -> Iterator[Counterexample]:
    for key, literal in literals:
        model = world.clauses.model([literal])
        if key and model is None:
            yield Counterexample(matter=f"{noun} {key} can never be the first match", on=world.as_of)
        if not key and model is not None:
            facts = world.encoding.facts_of(model)
            yield Counterexample(matter=f"no {noun} matches", facts=facts, on=world.as_of)


def circular_packages(guidance: Guidance) -> Iterator[Counterexample]:
    for package in guidance.service_packages:
        if found := circle(package):
            yield Counterexample(matter=f"package {package.key} leads back to itself: {' → '.join(found)}")
