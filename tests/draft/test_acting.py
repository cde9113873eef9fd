from __future__ import annotations

import pytest

from dateline.draft.mentions import mentions_in
from dateline.draft.registry import registry_of
from dateline.draft.strangers import Sort, strangers_in
from tests.draft.registry import COLLECTION

REGISTRY = registry_of(COLLECTION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe met John Smith on Monday", ["Jane Doe", "John Smith"]),
        ("Jane Doe and President Biden met", ["Jane Doe"]),
        ("President Biden and Jane Doe met", ["Jane Doe"]),
        ("Biden, Jane Doe and John Smith met", ["Jane Doe", "John Smith"]),
        ("Jane Doe, John Smith, and Joe Biden met", ["Jane Doe", "John Smith"]),
        ("talks between Jane Doe and John Smith", ["Jane Doe", "John Smith"]),
        ("Talks on Monday between Jane Doe and Biden began", ["Jane Doe"]),
        ("Biden spoke with Jane Doe", ["Jane Doe"]),
        ("Biden spoke by phone with Jane Doe about it", ["Jane Doe"]),
        ("Biden met President Putin and Jane Doe.", ["Jane Doe"]),
        ("Biden met with Jane Doe in Kyiv", ["Jane Doe"]),
        ("after a meeting with Jane Doe of Italy", ["Jane Doe"]),
        ("a meeting of Jane Doe and Joe Biden", ["Jane Doe"]),
        ("Jane Doe visited Kyiv", ["Jane Doe"]),
        ("Jane Doe also visited Kyiv", ["Jane Doe"]),
        ("On Monday Jane Doe signed the treaty", ["Jane Doe"]),
        ("On 3 May 2017 Jane Doe signed it", ["Jane Doe"]),
        ("In Kyiv, Jane Doe signed it", ["Jane Doe"]),
        ("Jane Doe on Monday resigned", ["Jane Doe"]),
        ("Jane Doe, on Monday, resigned", ["Jane Doe"]),
        ("Jane Doe will then visit Kyiv", ["Jane Doe"]),
        ("Jane Doe, who fell ill, later arrived", ["Jane Doe"]),
        ("the envoy of Italy, Jane Doe, met Biden", ["Jane Doe"]),
        ("Jane Doe, 52, from Ukraine, was arrested", ["Jane Doe"]),
        ("Jane Doe, met with applause", []),
        ("Jane Doe of Italy arrived", ["Jane Doe"]),
        ("while historian Jane Doe attended", ["Jane Doe"]),
        ("Jane Doe was arrested in Kyiv", ["Jane Doe"]),
        ("Jane Doe became president", ["Jane Doe"]),
        ("Biden succeeded Jane Doe in May", ["Jane Doe"]),
        ("Jane Doe was ousted", ["Jane Doe"]),
        ("Jane Doe was shot", ["Jane Doe"]),
        ("Jane Doe (Con, Leeds East) and John Smith (Lab) met", ["Jane Doe", "John Smith"]),
        ("Jane Doe, 44, John Smith, 50, and Joe Biden met", ["Jane Doe", "John Smith"]),
        ("Jane Doe (" * 5_000 + "met", []),
        ("Biden appointed Jane Doe as envoy", ["Jane Doe"]),
        ("it was signed by Jane Doe.", ["Jane Doe"]),
        ("volunteers led by Jane Doe captured it", ["Jane Doe"]),
        ("Chiang Kai-shek, Félix Díaz and Sophie de la Cruz met", None),
        ("Franklin D. Roosevelt died", ["Franklin D. Roosevelt"]),
        ("Michael Jordan visited Kyiv", ["Michael Jordan"]),
        ("William “Bill” Burns visited Kyiv", ["William “Bill” Burns"]),
        ('Biden met Robert "Bob" Gates.', ['Robert "Bob" Gates']),
        ("Jane “the fox” Doe visited Kyiv", []),
        ("They met Jane, “Bill” Burns visited Kyiv", []),
        ("Manchester United met Real Madrid", []),
        ("Inter Milan met Leeds United", ["Inter Milan"]),
        ("The Black Sea Fleet visited Odesa", []),
        ("Camp David hosted talks", []),
        ("Hurricane Katrina arrived", []),
        ("HMS Jane Doe arrived", []),
        ("the liner Jane Doe arrived", []),
        ("the Marie Celeste returned", []),
        ("Lehman Brothers signed a contract", []),
        ("Goldman Sachs hosted a meeting", []),
        ("talks with General Motors began", []),
        ("talks with Lockheed Martin began", []),
        ("United Airlines met Air France", []),
        ("The Red Cross visited Kyiv", []),
        ("The Western Allies met", []),
        ("Downing Street met", []),
        ("Wall Street Journal reporters met", []),
        ("Buenos Aires hosted talks", []),
        ("Port Moresby was attacked", []),
        ("the Helsinki Accords signed by Russia", []),
        ("Big Ben visited by many", []),
        ("Jane Doe’s aide met Biden", []),
        ("Biden met Jane Doe’s aide", []),
        ("Biden met Jane Doe supporters", []),
        ("the supporters of Jane Doe met", []),
        ("officials in Jane Doe met", []),
        ("“Jane Doe” arrived", []),
        ("Jane Doe is tall", []),
        ("Biden met, Jane Doe said", []),
        ("Simultaneously Nixon ordered it", []),
        ("Sinn Féin met Biden", []),
        ("Doe met Smith", []),
        ("met", []),
        ("", []),
        ("Jane " * 5_000 + "met", []),
        ("Jane Doe and " * 5_000 + "he", []),
        ("Jane Doe, " * 5_000 + "he met", []),
        ("met with " * 5_000 + "him", []),
    ],
)
def test_people_by_what_they_do(text: str, expected: list[str] | None) -> None:
    found = strangers_in(text, mentions_in(text, REGISTRY))
    names = [one.name for one in found if one.sort is Sort.PERSON]
    assert names == (
        expected if expected is not None else ["Chiang Kai-shek", "Félix Díaz", "Sophie de la Cruz"]
    )
