"""Writes models/noc_names.csv: what NOCs are called besides their names in models/nocs.csv.

Run once, by hand, and look at the difference; Berth itself needs neither library:

    .venv/bin/python -m pip install babel pycountry
    .venv/bin/python tools/noc_names.py

en, fr, de: the names of the countries in Unicode's CLDR (babel). iso: the names in ISO 3166-1, and
the French and German ones of its translations (pycountry). hand: the names that the IOC, other
sports bodies and spreadsheets use, below. A name that several NOCs have stands once, with all of
them, and is asked about; so are the names and codes of teams that are no NOC (asked).
"""

import csv
import gettext
from collections.abc import Iterator
from pathlib import Path

import pycountry
from babel import Locale

from models.noc import Noc, noc_table
from models.noc_names import plain

TARGET = Path(__file__).parents[1] / "models" / "noc_names.csv"

HAND = """
AIN: Individual Neutral Athlete, Athlètes individuels neutres, Individuelle neutrale Athleten,
     Athlètes neutres individuels
ALG: People's Democratic Republic of Algeria
ANT: Antigua
ASA: Samoa (American)
BIH: Bosnia, Bosnia-Herzegovina, Bosnia and Herzegowina, Bosnien-Herzegowina, Bosnien,
     Bosnia & Herz., Bosnia-Herz.
BLR: Byelorussia, Weissrussland, Weißrussland, Bélarus
BRU: Brunei Darussalam
CAF: Central African Rep., Centrafrique
CGO: Republic of Congo, Congo Rep., Congo Republic, Congo (Brazzaville), République du Congo,
     Kongo
CHN: PR China, P.R. China, China PR, Mainland China, VR China, Volksrepublik China, RP
     Chine, R.P. Chine
CIV: Cote d'Ivoire, Elfenbeinküste
COD: Congo Dem. Rep., Democratic Republic of the Congo, Congo DR, DR of the Congo, D.R. Congo,
     Congo (Kinshasa), République démocratique du Congo, RD Congo, Demokratische Republik Kongo,
     DR Kongo, Dem. Rep. Congo, Dem. Rep. of Congo, Dem. Rep. of the Congo
CPV: Cape Verde Islands, Kap Verde, Kapverden
CZE: Tschechische Republik, République tchèque, Czech Rep., Czech
DEN: Daenemark
DOM: Dominican Rep.
EGY: Egypt Arab Rep.
EOR: Refugee Team, IOC Refugee Olympic Team, Équipe olympique des réfugiés
FSM: Federated States of Micronesia, Micronesia (Federated States of)
GAM: The Gambia
GBR: UK, U.K., Great Britain and N. Ireland, Great Britain and Northern Ireland, GB, G.B., Team
     GB, Britain, Great Britain & N.I., Grande-Bretagne, Großbritannien, Grossbritannien
GBS: Guinea Bissau
GER: Federal Republic of Germany, BR Deutschland, Bundesrepublik Deutschland
HKG: Hong Kong SAR China, Hong Kong (China), Hong Kong China, Hong Kong SAR, Hongkong, Hongkong
     (China), Hong Kong Chine
IRL: Republic of Ireland, Rep. of Ireland, Eire, Republik Irland, République d'Irlande
INA: Republic of Indonesia
IRI: Iran Islamic Rep., IR Iran, I.R. Iran, Islamic Rep. of Iran
ISV: Virgin Islands (US), US Virgin Islands, United States Virgin Islands,
     Îles Vierges américaines
ISV IVB: Virgin Islands, Jungferninseln, Îles Vierges
IVB: Virgin Islands (British)
KGZ: Kirgistan
KOR: Korea Rep., Korea Republic, Rep. of Korea, Republic of Korea, Korea (South), Korea (Rep.),
     ROK, S. Korea, Republik Korea, Korea South, République de Corée,
     Rep. Korea, Republic Korea, Korea Süd, Süd-Korea, Corée (Sud)
KOR PRK COR: Korea, Corée
KSA: Kingdom of Saudi Arabia, Saudi-Arabia
LAO: Laos, Lao PDR, Lao People's Dem. Rep.
MYA: Birma
MDA: Rep. of Moldova, Moldawien, Moldau, Republik Moldau, Moldavia
MKD: Macedonia FYR, Macedonia, FYR Macedonia, FYROM, The former Yugoslav Republic of Macedonia,
     Mazedonien, Republic of North Macedonia, Macédoine, ARY de Macédoine
NED: The Netherlands, Holland, Hollande
OAR: Olympic Athlete from Russia
PLE: State of Palestine, Palästina
PRK: Korea Dem. People's Rep., DPR Korea, DPRK, D.P.R. Korea, Korea DPR, Korea (North), Dem.
     People's Rep. of Korea, N. Korea, Korea North, République populaire démocratique de Corée,
     DVR Korea, Korea Nord, Nord-Korea, Corée (Nord)
ROC: Russian Olympic Committee, Comité olympique russe, Russisches Olympisches Komitee
RSA: S. Africa, Rep. of South Africa, Republic of South Africa
RUS: Fédération de Russie, Russische Föderation
SKN: St Kitts-Nevis, St. Kitts, Saint-Kitts-et-Nevis
SOL: Salomon-Inseln
STP: Sao Tome
SWZ: Swaziland, Swasiland
SYR: Syrian Arab Rep.
TAN: United Rep. of Tanzania
TLS: East Timor, Osttimor, Timor Leste
TPE: Taipei, Taiwan (Chinese Taipei), Chinese Taipei (Taiwan), Taipei chinois, Chinesisch Taipeh,
     Chinesisches Taipeh, Taipeh, Chinese Taipeh, Taipei (Chinese), China (Taipei)
TTO: Trinidad, Trinidad & Tobago
TUR: Turkiye, Turkey
UAE: U.A.E., Emirates, VAE, V.A.E.
USA: U.S.A., US, U.S., United States (USA), Team USA, États-Unis d'Amérique, Etats-Unis
     d'Amerique, Vereinigte Staaten von Amerika
VEN: Venezuela RB
VIE: Viet-Nam
VIN: St Vincent, St Vincent and the Grenadines, Saint Vincent and Grenadines
YEM: Yemen Rep.
"""

#: Teams whose places are those of an NOC: nobody but the instance may say so.
ASKED = """
GBR: ENG, England, SCO, Scotland, WAL, Wales, Cymru, Angleterre, Écosse, Schottland, JEY, Jersey,
     GGY, Guernsey, IMN, IOM, Isle of Man
GBR IRL: NIR, Northern Ireland, Nordirland, Irlande du Nord
DEN: FRO, FAR, Faroe Islands, Färöer, Îles Féroé, GRL, Greenland, Grönland, Groenland
"""


def main() -> None:
    nocs = noc_table()
    known = {plain(noc.name) for noc in nocs.values() if noc.status == "current"}
    found: dict[str, tuple[str, dict[str, None], str]] = {}
    for codes, name, source in (*_by_hand(), *_generated(nocs)):
        key = plain(name)
        if key not in known:
            _, others, origin = found.setdefault(key, (name, {}, source))
            if origin not in ("hand", "asked") or source == origin:
                others.update(dict.fromkeys(codes))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name", "codes", "source"])
        for key in sorted(found):
            name, codes, source = found[key]
            rows.writerow([name, " ".join(codes), source])


def _by_hand() -> Iterator[tuple[list[str], str, str]]:
    for text, source in ((HAND, "hand"), (ASKED, "asked")):
        for line in text.replace("\n     ", " ").strip().split("\n"):
            codes, _, names = line.partition(":")
            for name in names.split(","):
                yield codes.split(), name.strip(), source


def _generated(nocs: dict[str, Noc]) -> Iterator[tuple[list[str], str, str]]:
    countries = {country.alpha_2: country for country in pycountry.countries}
    translated = {
        language: gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        for language in ("fr", "de")
    }
    for code, noc in nocs.items():
        if noc.alpha_2 is None:
            continue
        for language in ("en", "fr", "de"):
            yield [code], Locale(language).territories[noc.alpha_2], language
        if country := countries.get(noc.alpha_2):
            for field in ("name", "common_name", "official_name"):
                if name := getattr(country, field, None):
                    yield [code], name, "iso"
                    for translation in translated.values():
                        yield [code], translation.gettext(name), "iso"


if __name__ == "__main__":
    main()
