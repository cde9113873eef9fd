"""A small collection whose names the articles of the tests use."""

from __future__ import annotations

from tests.records import actor, collection, place, topic

COLLECTION = collection(
    actor("nato", name="NATO"),
    actor("russia", name="Russia", kind="state", aliases=["Russian Federation"]),
    actor("ukraine", name="Ukraine", kind="state"),
    actor("united-states", name="United States", kind="state", aliases=["US"]),
    actor("council", name="NATO-Russia Council"),
    actor("the-west", name="Western powers", kind="group", aliases=["The West"]),
    actor(
        "stoltenberg",
        name="Jens Stoltenberg",
        kind="person",
        roles=[{"role": "Secretary-General", "at": "nato"}],
    ),
    actor(
        "biden",
        name="Joe Biden",
        kind="person",
        aliases=["Joseph R. Biden, Jr."],
        roles=[{"role": "President", "at": "united-states"}],
    ),
    actor(
        "putin",
        name="Vladimir Putin",
        kind="person",
        roles=[{"role": "President", "at": "russia"}],
    ),
    actor("von-der-leyen", name="Ursula von der Leyen", kind="person"),
    actor("gone", name="Gone Group", withdrawn={"date": "2022-01-01", "reason": "Never was."}),
    place("brussels", name="Brussels"),
    place("border", name="Border of the two", aliases=["Ukraine-Russia border"]),
    topic("talks", name="Talks on missiles"),
)
