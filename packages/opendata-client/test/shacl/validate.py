"""Validates RDF files against the official DCAT-AP.de shapes with pySHACL; test oracle, never shipped.

Usage: validate.py DATA_FOLDER VERSION FILE...   prints one JSON object: {file: {"triples": n, "results": [...]}}
DATA_FOLDER holds shacl/ and vocab/ as collected from GovData, SEMIC and the Publications Office. As the official
validator does, vocabularies are merged into the data graph, else the skos:inScheme rules cannot hold.
"""

import json
import sys
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, SH, SKOS, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

root, version, *files = sys.argv[1:]
data = Path(root)
shacl = data / "shacl"
german = shacl / "dcat-ap.de"

SHAPES = {
    "3.0": [
        shacl / "semic/3.0.0/shacl/dcat-ap-SHACL.ttl",
        german / "v3.0/shapes/dcat-ap-SHACL-DE.ttl",
        german / "v3.0/shapes/dcat-ap-de-deprecated.ttl",
        german / "v3.0/shapes/dcat-ap-spec-german-additions.ttl",
        german / "v3.0/shapes/dcat-ap-de-controlledvocabularies.ttl",
    ],
    "2.0": [
        *sorted((shacl / "semic/2.1.1").rglob("*.ttl")),
        german / "v2.0/shapes/dcat-ap-spec-german-messages.ttl",
        german / "v2.0/shapes/dcat-ap-spec-german-additions.ttl",
        german / "v2.0/shapes/dcat-ap-de-deprecated.ttl",
        german / "v2.0/shapes/dcat-ap-konventionen.ttl",
    ],
    # GovData's own quality rules.
    "govdata": [german / "dashboard-live/shapes/db-shapes.ttl"],
}
VOCABULARIES = [
    *sorted((data / "vocab/eu-extract").glob("*.ttl")),
    data / "vocab/opennrw/filetypes-skos.rdf",
    data / "vocab/adms/ADMS_SKOS_v1.00.rdf",
    german / "dashboard-live/shapes/dcat-ap-de-contributors.rdf",
    german / "dashboard-live/shapes/dcat-ap-de-licenses-open.rdf",
]
ONTOLOGIES = [german / "mirror/foaf_0_1.rdf", german / "mirror/vcard.ttl", german / "mirror/org.ttl"]


def load(paths):
    graph = Graph()
    for path in paths:
        graph.parse(path, format="xml" if path.suffix == ".rdf" else "turtle")
    return graph


shapes = load([*SHAPES[version], *ONTOLOGIES])
for triple in list(shapes.triples((None, URIRef("http://www.w3.org/2002/07/owl#imports"), None))):
    shapes.remove(triple)  # nothing is fetched from the network
background = load([*VOCABULARIES, *ONTOLOGIES])

# Entries that the stored extracts lack.
authority = "http://publications.europa.eu/resource/authority/"
geocoding = "http://dcat-ap.de/def/politicalGeocoding/"
level = geocoding + "Level"
supplement = [
    (authority + "language/DEU", authority + "language"),
    *[(f"{level}/{name}", level) for name in ("municipality", "state", "federal")],
    ("http://dcat-ap.de/def/hashAlgorithms/sha/256", "http://dcat-ap.de/def/hashAlgorithms"),
    # The key of the city of Köln, which stands in the stored list of 2020 without its scheme.
    (geocoding + "regionalKey/053150000000", geocoding + "regionalKey"),
]
for concept, scheme in supplement:
    background.add((URIRef(concept), RDF.type, SKOS.Concept))
    background.add((URIRef(concept), SKOS.inScheme, URIRef(scheme)))
spdx = Namespace("http://spdx.org/rdf/terms#")
background.add((spdx.checksumAlgorithm_sha256, RDF.type, spdx.ChecksumAlgorithm))

report, first = {}, None
for name in files:
    own = Graph().parse(name)
    if Path(name).stem.startswith("same"):
        first = first or own
        if not isomorphic(first, own):
            sys.exit(f"{name}: another graph than the first file")
    _, results, _ = validate(own + background, shacl_graph=shapes, advanced=True, meta_shacl=False)
    mine = set(own.subjects()) | set(own.objects())
    found = []
    for node in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(node, SH.focusNode)
        # Vocabularies have faults of their own; only what concerns our nodes counts.
        if focus not in mine and str(focus) not in {str(term) for term in mine}:
            continue
        found.append(
            {
                "severity": str(results.value(node, SH.resultSeverity)).split("#")[-1],
                "focus": str(focus),
                "path": str(results.value(node, SH.resultPath)),
                "message": str(results.value(node, SH.resultMessage)),
            }
        )
    report[name] = {"triples": len(own), "results": found}
print(json.dumps(report))
