"""The NOCs of random worlds, and what else means them."""

#: Other codes of an NOC: of a day before, and of ISO.
CODES = {"HOL": "NED", "NLD": "NED"}
#: Names, which tables and questions may have as well.
NAMES = {"Netherlands": "NED", "Great Britain": "GBR", "South Korea": "KOR", "Japan": "JPN"}
CONTINENTS = {"GBR": "Europe", "NED": "Europe", "KOR": "Asia", "JPN": "Asia"}
#: What an instance says that they mean.
ALIASES = {"SCO": "GBR", "Team GB": "GBR"}


def noc_of(text):
    return CODES.get(text) or NAMES.get(text) or ALIASES.get(text, text)


def meaning(said, noc):
    """All that means an NOC in an instance."""
    texts = {**CODES, **NAMES, **ALIASES}
    known = [text for text in texts if text not in ALIASES or text in said.get("aliases", {})]
    return [noc, *(text for text in known if texts[text] == noc)]
