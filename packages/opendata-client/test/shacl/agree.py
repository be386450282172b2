"""Results of pySHACL for files of N-Triples; test oracle, never shipped.

Usage: agree.py SHAPES BACKGROUND FILE...   prints one JSON object: {file: [[component, focus], ...]}
All files are N-Triples, so that both sides see the same graphs.
"""

import json
import sys

from pyshacl import validate
from rdflib import OWL, SH, BNode, Graph

shapes = Graph().parse(sys.argv[1], format="nt")
shapes.remove((None, OWL.imports, None))  # nothing is fetched from the network
background = Graph().parse(sys.argv[2], format="nt")
answer = {}
for name in sys.argv[3:]:
    own = Graph().parse(name, format="nt")
    mine = set(own.subjects()) | set(own.objects())
    _, results, _ = validate(own + background, shacl_graph=shapes, advanced=False, meta_shacl=False)
    found = set()
    # Results inside others (sh:detail) are not those of the report.
    for node in results.objects(None, SH.result):
        focus = results.value(node, SH.focusNode)
        if focus in mine or isinstance(focus, BNode):
            component = str(results.value(node, SH.sourceConstraintComponent)).split("#")[-1]
            found.add((component, "_" if isinstance(focus, BNode) else str(focus)))
    answer[name] = sorted(found)
print(json.dumps(answer))
