"""Faults of every kind to put into the small package, each with what must be said about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is put into a file, instead of ``old`` or at its end, and what must be said about it."""

    file: str
    new: str
    said: str
    old: str | None = None


def added(file: str, new: str, said: str) -> Fault:
    """A row at the end of a file."""
    return Fault(file, new, said)


def changed(file: str, old: str, new: str, said: str) -> Fault:
    """A text that stands once in a file, replaced."""
    return Fault(file, new, said, old)


ATLAS = "atlas[Somewhere],"
FOURTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"

FAULTS = [
    # headers and records
    changed("places.csv", "kind,parent", "kind,parant", 'column "parant" is not known in places (nearest: parent)'),
    changed("organisations.csv", "established,ended", "established,established", 'column "established" stands there twice'),
    changed("indices.csv", "publisher,publisher_zh", "publisher,publisher_cn", 'column "publisher_cn" is not known in indices (nearest: publisher_zh)'),
    changed("indices.csv", "publisher,publisher_cn", "publisher,publisher_cn", 'column "publisher_zh" is missing: every row of indices needs it'),
    added("relations.csv", "organisation:nobody,operates", "has 2 cells, but the header has 9"),
    changed("relations.csv", "\norganisation:larkton-education-bureau,operates,practice", "\n\norganisation:larkton-education-bureau,operates,practice", "is an empty line"),
    changed("networks.csv", "成立于2013年", "成立于\x072013年", "holds the control character '\\x07'"),
    # cells
    added("cities.csv", f"newton,Newton,牛顿城,fenland,,,,,,,north,1.5,,{ATLAS}", 'latitude "north" is not a number'),
    added("cities.csv", f"oldton,Oldton,旧顿城,fenland,,,,,,,91,1.5,,{ATLAS}", 'latitude "91" is out of range: it must be from -90'),
    added("cities.csv", f"nanton,Nanton,难顿城,fenland,,,,,,,nan,1.5,,{ATLAS}", 'latitude "nan" is not a number'),
    added("cities.csv", f"bigton,Bigton,大顿城,fenland,,,,,,,1e999,1.5,,{ATLAS}", 'latitude "1e999" is not a number'),
    added("cities.csv", f"farton,Farton,远顿城,fenland,,,,,,,2,3.5,{'9' * 30},{ATLAS}", "is not a whole number such as 12"),
    added("path_types.csv", f"third,Third,第三,Many.,许多。,third,{ATLAS}", 'position "third" is not a whole number'),
    added("coverage.csv", f"maybe,path,city:larkton,maybe,Note.,说明。,{ATLAS}", 'complete "maybe" is not true or false'),
    added("organisations.csv", f"o1,One,一,univercity,,,,,,,,{ATLAS}", 'kind "univercity" is not one of'),
    added("organisations.csv", f"o2,Two,二,univercity,,,,,,,,{ATLAS}", "(nearest: university)"),
    added("practices.csv", f"untitled,Untitled,,case,,,older-learners,,,S.,摘。,,,{ATLAS}", "title_zh is empty: every row of practices"),
    added("practices.csv", f"Not A Slug,T,题,case,,,older-learners,,,S.,摘。,,,{ATLAS}", 'id "Not A Slug" is not a slug such as'),
    added("practices.csv", f"p1,T,题,case,larkton,,older-learners,,,S.,摘。,,,{ATLAS}", 'place "larkton" is not a key such as city:wuhan'),
    added("practices.csv", f"p2,T ,题,case,,,older-learners,,,S.,摘。,,,{ATLAS}", "title 'T ' has white space at its edge"),
    added("practices.csv", f"p3,T,题,case,,,older-learners,2011/01,,S.,摘。,,,{ATLAS}", 'start "2011/01" is not a date such as'),
    # dates
    added("practices.csv", f"p4,T,题,case,,,older-learners,2011-02-30,,S.,摘。,,,{ATLAS}", "start \"2011-02-30\" does not exist in the calendar (nearest: 2011-02-28)"),
    added("practices.csv", f"p5,T,题,case,,,older-learners,0211,,S.,摘。,,,{ATLAS}", 'start "0211": the year must be from'),
    added("practices.csv", f"p6,T,题,case,,,older-learners,2012,2011-12,S.,摘。,,,{ATLAS}", 'end "2011-12" lies before start "2012"'),
    added("regulations.csv", f"r1,T,题,city:redmere,other,municipal,2012-05,2012-04,,,,,{ATLAS}", 'in_force "2012-04" lies before adopted'),
    # links
    added("themes.csv", f"older-learners,culture-of-learning,theme,Old,老,,,{ATLAS}", 'id "older-learners" exists already at mini/themes.csv:6'),
    added("governing_bodies.csv", f"mirefolt,mirefold-steering-group,,,,other,{ATLAS}", 'city "mirefolt" is not in cities.csv (nearest: mirefold)'),
    added("practices.csv", f"p7,T,题,case,citty:larkton,,older-learners,,,S.,摘。,,,{ATLAS}", 'the kind "citty" is not known (nearest: city)'),
    added("practices.csv", f"p8,T,题,case,city:larktom,,older-learners,,,S.,摘。,,,{ATLAS}", 'place, city "larktom" is not in cities.csv (nearest: larkton)'),
    added("practices.csv", f"p9,T,题,case,,city:larkton,older-learners,,,S.,摘。,,,{ATLAS}", 'actors "city:larkton": must be organisation:…'),
    added("practices.csv", f"p10,T,题,case,,,older-lerners,,,S.,摘。,,,{ATLAS}", 'themes "older-lerners" is not in themes.csv (nearest: older-learners)'),
    # citations
    added("practices.csv", "c1,T,题,case,,,older-learners,,,S.,摘。,,,atles[Somewhere],", 'cited source "atles" is not in sources.csv (nearest: atlas)'),
    added("practices.csv", "c2,T,题,case,,,older-learners,,,S.,摘。,,,atlas,", "'atlas' is not a citation such as"),
    added("practices.csv", "c3,T,题,case,,,older-learners,,,S.,摘。,,,mini-study[5],", "cites no lines: end the locator with"),
    added("practices.csv", 'c4,T,题,case,,,older-learners,,,S.,摘。,,,"mini-study[5, l. 51]",T', "cites line 51, but mini-study has 50 lines"),
    added("practices.csv", 'c5,T,题,case,,,older-learners,,,S.,摘。,,,"mini-study[5, l. 39]",', "printed is empty"),
    added("practices.csv", f'c6,T,题,case,,,older-learners,,,S.,摘。,,,"mini-study[5, l. 39]",{FOURTEEN}', "has more than 13 words"),
    added("practices.csv", 'c7,T,题,case,,,older-learners,,,S.,摘。,,,"mini-study[5, l. 39]",Silver || Campus', "printed has 2 groups for 1 citations"),
    added("practices.csv", 'c8,T,题,case,,,older-learners,,,S.,摘。,,,"atlas[Map, l. 3]",T', "atlas is not a document with lines"),
    added("sources.csv", "leaflet,document,T,题,T,题,,,,,,,,R.,权。,leaflet.txt,,12", "sha256 is empty: a document needs it"),
    # indices
    changed("indicators.csv", "Places,场所,3/5", "Places,场所,2/5", 'weights under "mini-2020.overall" sum to 0.8, not 1'),
    added("indicators.csv", "mini-2020.deep,mini-2020,mini-2020.overall,2,,Deep,深,,true,false,count,false,,,,,,,,," + ATLAS, "level 2 under level 0 of mini-2020.overall: it must be 1"),
    added("scores/mini-2020.csv", 'mini-2020.deep,larkton,3,,"mini-index[l. 7]",3', 'indicator "mini-2020.deep" says published false'),
    added("scores/mini-2020.csv", 'mini-2020.overall,quillby,101,,"mini-index[l. 7]",101', "score 101 of quillby is outside the scale of mini-2020: it must be from 0 to 100"),
    added("scores/mini-2020.csv", 'mini-2020.places,quillby,12.25,,"mini-index[l. 7]",12.25', "score 12.25 of quillby has 2 decimals, but mini-2020 prints 1"),
    added("scores/mini-2020.csv", 'mini-2020.people,quillby,,,"mini-index[l. 7]",Larkton', "has neither score nor rank"),
    changed("scores/mini-2020.csv", "mini-2020.places,osterhaven,70.0,3", "mini-2020.places,osterhaven,70.0,2", "rank 2 with score 70 of osterhaven contradicts rank 2 with score 80 of mirefold"),
    changed("scores/mini-2020.csv", "mini-2020.overall,pinegate,72.0,3", "mini-2020.overall,pinegate,72.0,4", "score 72 has rank 4 for pinegate but rank 3 for osterhaven"),
    changed("scores/mini-2020.csv", "mini-2020.people,mirefold,85.0,2", "mini-2020.people,mirefold,58.0,2", 'score 58 of mirefold is not among the printed "Mirefold | 85.0 || Mirefold | 2"'),
    changed("scores/mini-2020.csv", "mini-2020.people,larkton,80.0,3", "mini-2020.people,larkton,80.0,3", "rank 3 with score 80 of larkton contradicts rank 2 with score 58 of mirefold"),
    changed("scores/mini-2020.csv", "mini-2020.people,redmere,40.0,5", "mini-2020.people,redmere,40.0,6", "rank 6 of redmere, but mini-2020 has 5 cities"),
    changed("editions.csv", "mini-2020,mini,", "mini-2020,mini,", 'cities of "mini-2020" is 5, but 6 have an overall score'),
    changed("groups.csv", "A级,level,2,", "A级,level,3,", 'size of "mini-2020-level-a" is 3, but 2 members are listed'),
    # names and languages
    added("cities.csv", f"larkten,Larkten,云鹊城,fenland,,,,,,,,,,{ATLAS}", 'city "Larkten" (云鹊城) only nearly matches "Larkton"'),
    added("cities.csv", f"seaside,Seaside,东港城,fenland,,,,,,,1,2,,{ATLAS}", 'city "Seaside" (东港城) only nearly matches "Osterhaven"'),
    added("cities.csv", f"halfway,Halfway,半途城,fenland,,,,,,,1,,,{ATLAS}", '"halfway" has only one of latitude and longitude'),
    added("names.csv", f"city:mirefold,Redmeer,en,alias,{ATLAS}", 'name "Redmeer" of mirefold is rather a name of another city (nearest: redmere)'),
    added("themes.csv", f"reading,culture-of-learning,theme,Reading,阅读,books,,{ATLAS}", "keywords_zh is empty, but keywords is not"),
    added("claims.csv", f"k0,S.,说。,,argmax,{'9' * 5000},,,{ATLAS}", "arguments are not JSON"),
    # figures
    added("figures.csv", f"f1,city:larkton,m,量,7,,People,人,exact,,ok,,,{ATLAS}", 'unit "People" is usually written otherwise (nearest: people)'),
    added("figures.csv", 'f2,city:larkton,m,量,2100,,people,人,exact,,ok,,,"mini-study[5, l. 39]","1,200"', "value 2100 of f2 is not among the printed"),
    added("figures.csv", f"f3,city:larkton,m,量,,,people,人,exact,,corrupt,,,{ATLAS}", '"f3" is corrupt, but no erratum names figure:f3'),
    added("figures.csv", f"f4,city:larkton,m,量,,,people,人,exact,,ok,,,{ATLAS}", '"f4" has neither value nor text'),
    # claims
    added("claims.csv", f"k1,S.,说。,,argmax,indicator=overall,,,{ATLAS}", "arguments are not JSON"),
    added("claims.csv", f"k2,S.,说。,,argmax,[1],,,{ATLAS}", "arguments are not a JSON object"),
    added("claims.csv", 'k3,S.,说。,,recomputes,"{""indicator"": ""mini-2020.overal""}",,,' + ATLAS, 'arguments: indicator "mini-2020.overal" is not in indicators.csv (nearest: mini-2020.overall)'),
    added("claims.csv", 'k4,S.,说。,,argmax,"{""indicator"": ""mini-2020.overall""}",,,' + ATLAS, 'arguments: "city" is missing, argmax needs it'),
    added("claims.csv", 'k5,S.,说。,,threshold,"{""indicator"": ""mini-2020.overall"", ""op"": ""above"", ""value"": 1}",,,' + ATLAS, 'op "above" is not one of'),
]  # fmt: skip

# Faults of whole files: the bytes of a file, the place and the sentence.
FILES = [
    ("concepts.csv", "id,kind\nlearning,définition\n".encode("latin-1"), "mini/concepts.csv:2", "byte 0xe9 is not UTF-8"),
    ("references.csv", b"id,name\n\x00\x01\x02", "mini/references.csv:2", "holds a NUL byte"),
    ("policies.csv", b"larkton-plan,Plan\n", "mini/policies.csv:1", "has no header: its first line must name columns of policies"),
    ("city_paths.csv", b'city,path_type\nlarkton,"law-first\n', "mini/city_paths.csv:2", "cannot be read as CSV from here on"),
    ("memberships.csv", b"network,member,since,source,printed\nfenland-net", "mini/memberships.csv:2", "is the file half-written?"),
    ("memberships.csv", None, "mini/memberships.csv:2", "has 1 cells, but the header has 5"),
    ("extra.csv", b"id\n", "mini/extra.csv", "is not listed in datapackage.json"),
    ("corrections.csv", b"resource_name,row,field,value,why,source,printed\n"
                        b"citys,larkton,name,Larktown,New name.,atlas[x],\n"
                        b"cities,larkton,name,Larktown,New name.,atlas[x],\n",
     "mini/corrections.csv:2", 'resource_name "citys" is not known (nearest: cities)'),
    ("corrections.csv", None, "mini/corrections.csv:3", "stands in this same package: change it in cities.csv itself"),
    (None, None, "mini/datapackage.json", 'resource "citties" is not known (nearest: cities)'),
    (None, None, "mini/datapackage.json", 'path "../outside.csv" leads out of the package'),
    (None, None, "mini/datapackage.json", 'resource "cities" is listed twice'),
    (None, None, "mini/datapackage.json", 'path "areas.csv" is a link out of the package'),
]  # fmt: skip
