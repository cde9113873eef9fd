"""What news calls a state by: its people, and the seat of its government.

A registry holds neither, and half of the mentions of a state are one of them: `Russian troops`,
`Moscow refuses`. They stand for the record whose name is the state's, where there is one.
"""

from __future__ import annotations

from typing import Final

_PEOPLES: Final = """
Afghan|Afghanistan; Albanian|Albania; Algerian|Algeria; American|United States;
Argentine|Argentina; Armenian|Armenia; Australian|Australia; Austrian|Austria;
Azerbaijani|Azerbaijan; Belarusian|Belarus; Belgian|Belgium; Bosnian|Bosnia and Herzegovina;
Brazilian|Brazil; British|United Kingdom; Bulgarian|Bulgaria; Canadian|Canada; Chinese|China;
Croatian|Croatia; Cuban|Cuba; Czech|Czech Republic; Danish|Denmark; Dutch|Netherlands;
Egyptian|Egypt; Estonian|Estonia; Ethiopian|Ethiopia; Finnish|Finland; French|France;
Georgian|Georgia; German|Germany; Greek|Greece; Hungarian|Hungary; Indian|India;
Indonesian|Indonesia; Iranian|Iran; Iraqi|Iraq; Irish|Ireland; Israeli|Israel; Italian|Italy;
Japanese|Japan; Jordanian|Jordan; Kazakh|Kazakhstan; Kenyan|Kenya; Latvian|Latvia;
Lebanese|Lebanon; Libyan|Libya; Lithuanian|Lithuania; Mexican|Mexico; Moldovan|Moldova;
Moroccan|Morocco; Nigerian|Nigeria; North Korean|North Korea; Norwegian|Norway;
Pakistani|Pakistan; Palestinian|Palestine; Polish|Poland; Portuguese|Portugal; Romanian|Romania;
Russian|Russia; Saudi|Saudi Arabia; Serbian|Serbia; Slovak|Slovakia; Slovenian|Slovenia;
Somali|Somalia; South African|South Africa; South Korean|South Korea; Spanish|Spain;
Sudanese|Sudan; Swedish|Sweden; Swiss|Switzerland; Syrian|Syria; Taiwanese|Taiwan; Thai|Thailand;
Tunisian|Tunisia; Turkish|Turkey; Ukrainian|Ukraine; Venezuelan|Venezuela; Vietnamese|Vietnam;
Yemeni|Yemen
"""
_SEATS: Final = """
Ankara|Turkey; Baghdad|Iraq; Beijing|China; Berlin|Germany; Cairo|Egypt; Damascus|Syria;
Delhi|India; Downing Street|United Kingdom; Kiev|Ukraine; Kyiv|Ukraine; London|United Kingdom;
Madrid|Spain; Minsk|Belarus; Moscow|Russia; Paris|France; Pyongyang|North Korea;
Riyadh|Saudi Arabia; Rome|Italy; Tehran|Iran; Tokyo|Japan; Warsaw|Poland;
Washington|United States; the Kremlin|Russia
"""


def _table(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (entry.strip().partition("|") for entry in text.split(";"))
    return tuple((name, state) for name, _, state in pairs)


PEOPLES: Final = _table(_PEOPLES)
"""The adjective for a people, and the usual English name of its state."""
SEATS: Final = _table(_SEATS)
"""A seat of government that news lets speak and act, and its state."""
NATIONS: Final = frozenset(people for people, _ in PEOPLES)
"""The adjectives alone."""
NATION_WORDS: Final = frozenset(word for people in NATIONS for word in people.split())
"""The words of those: North and Korean."""
