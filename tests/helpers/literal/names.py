"""The NOCs of random worlds, and what else means them."""

#: Other codes of an NOC: of a day before, of ISO, and one that the instance says.
CODES = {"HOL": "NED", "NLD": "NED", "SCO": "GBR"}
#: Names, which tables and questions may have as well.
NAMES = {"Netherlands": "NED", "Great Britain": "GBR", "South Korea": "KOR", "Japan": "JPN"}
CONTINENTS = {"GBR": "Europe", "NED": "Europe", "KOR": "Asia", "JPN": "Asia"}
ALIASES = {"SCO": "GBR"}
#: NOC -> all that means it.
MEANING = {
    noc: [noc, *(text for text, other in {**CODES, **NAMES}.items() if other == noc)]
    for noc in CONTINENTS
}


def noc_of(text):
    return CODES.get(text) or NAMES.get(text, text)
