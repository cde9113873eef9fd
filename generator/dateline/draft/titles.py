"""Words of offices, and words that are taken for names behind them and are none."""

from __future__ import annotations

from typing import Final

# One word a line would make of these two hundred lines.

HEADS: Final = frozenset(
    """President Minister Chancellor Secretary Secretary-General Undersecretary Ambassador Envoy
    Spokesman Spokeswoman Spokesperson Advisor Adviser Commissioner Commander Commander-in-Chief
    Governor Mayor Senator Congressman Congresswoman King Queen Prince Princess Pope Emperor
    Empress Tsar Sultan Sheikh Premier Representative Director Chief Chairman Chairwoman
    Chairperson Chair Head Speaker Leader Judge Justice General Admiral Colonel Major Captain
    Lieutenant Sergeant Marshal Brigadier Vice-President Officer Professor Archbishop Bishop
    Cardinal Patriarch Ayatollah Taoiseach Duke Sheriff Coach Inspector Economist Negotiator
    Constable Prosecutor Historian Journalist Lawyer Diplomat Correspondent Lawmaker Analyst CEO
    CFO Imam Kaiser Chief-of-Staff Rear-Admiral Vice-Admiral Major-General Lieutenant-General
    Gen. Lt. Adm. Col. Maj. Capt. Sgt. Brig. Cmdr. Gov. Sen. Rep.""".split()  # noqa: SIM905
)
"""Words that an office is called by, which a name may stand behind."""
ADDRESSES: Final = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Sir Lord Lady Dame Hon. Rev. Rev Count Countess
    Baron Baroness Viscount Duchess""".split()  # noqa: SIM905
)
"""Forms of address, which name no office."""
SMALL_HEADS: Final = frozenset(
    """president minister chancellor secretary ambassador envoy spokesman spokeswoman spokesperson
    commander governor mayor senator premier director chief chairman chairwoman""".split()  # noqa: SIM905
)
"""Offices as British papers write them: the defence minister Oleksii Reznikov."""
SMALL_BEFORE: Final = frozenset(
    """prime foreign defence defense interior finance deputy vice former acting then justice trade
    energy police army navy party""".split()  # noqa: SIM905
)
"""What may stand before those."""
HEADS_BEHIND: Final = frozenset(
    """actor actress adviser advisor aide analyst archbishop attorney author bishop boss campaigner
    captain chair chairperson chief-of-staff co-chair co-founder coach colonel columnist
    commissioner congressman congresswoman coordinator correspondent councillor counsel counterpart
    deputy diplomat doctor economist editor emperor executive fellow founder general head historian
    inspector journalist judge king lawmaker lawyer leader legislator lieutenant manager marshal
    member MEP minister-president MP negotiator nurse officer official owner patriarch pope prince
    princess professor prosecutor queen rapporteur rector representative researcher scientist
    secretary-general sheriff singer speaker strategist teacher trader treasurer undersecretary
    vice-chair vice-chairman vice-president""".split()  # noqa: SIM905
)
"""Further words that an office may be called by where it stands behind a name: its head."""
PARTS: Final = frozenset(
    """Prime Vice Deputy Assistant Associate Principal Senior Permanent First Second Acting Former
    Under Special Supreme Chief Chiefs High General Federal National State States Foreign Global
    Political International Interior Internal Home Defense Defence Finance Financial Treasury
    Economy Economic Trade Commerce Justice Health Education Energy Environment Labor Labour
    Agriculture Culture Transport Homeland Security Intelligence Armed Forces Force Army Navy Air
    Naval Military Joint Staff Command Council Commission Committee Parliament Parliamentary
    Assembly Cabinet Policy Bureau Office Affairs Europe European Eurasian Asian African American
    Atlantic Union Ministry Department Agency Organization Organisation Bank Republic Kingdom Court
    Senate House Party Group Service Presidential Administration External Action Press Executive
    Operating Relations Cooperation Development Reserve Board Exchequer Guard Corps Fleet Division
    Brigade Regiment Congress Legislative Allied Attorney Central Emergency Situations Sports
    Science Technology Information Communications Reintegration Infrastructure Medical Technical
    Public Social Human Rights Nations Company Corporation Institute University Foundation Fund
    Association Federation League""".split()  # noqa: SIM905
)
"""Words of offices and of what they are held at: none of them is a name."""
NO_NAMES: Final = frozenset(
    """Allies Allied Counterparts Counterpart Partners Officials Leaders Members Ministers
    Ministerial Ambassadors Senators Governors Presidents Generals Island Islands County Bay Strait
    Hospital Airport Street Road Avenue Square Bridge River Lake Mountain Valley City Town Museum
    Palace Castle Cup Prize Medal Award Motors Electric Mills Dynamics Election Elections Strike
    Offensive Doctrine Plan Start Act Treaty Line Estate College School Church Cathedral Province
    Region District Territory War Conference Debate Order Manager Editor Engineer
    Technology Ones""".split()  # noqa: SIM905
)
"""Other words with a capital that are no names of people, whatever title stands before them.

A word goes here that is nobody’s surname, and no part of an office.
"""
ROLES: Final = frozenset(
    "Allies Counterpart Counterparts Leaders Members Ministers Officials Partners".split()  # noqa: SIM905
)
"""Words for people of whom none is named: European Allies."""
VESSELS: Final = frozenset(
    "ferry ship liner tanker vessel yacht freighter frigate destroyer battleship steamer".split()  # noqa: SIM905
)
"""Words for ships, which are named after people: the ferry Queen Mary."""
