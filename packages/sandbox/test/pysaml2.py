"""A service provider made with pysaml2, as Debian packages it, for a test of the sandbox.

Started with the path of a JSON file; prints the port on which it listens. `GET /metadata/<provider>` is what the identity
provider has to know, `GET /login/<provider>` begins a login by POST, with `?redirect` by Redirect, `POST /acs/<provider>`
takes the answer and shows as JSON what pysaml2 has read in it, or why it refused it. `GET /logout/<provider>` logs out who
came last, `POST /slo/<provider>` takes the answer to that.
"""

import html
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT, ExtensionElement
from saml2.client import Saml2Client
from saml2.config import SPConfig
from saml2.metadata import entity_descriptor
from saml2.samlp import Extensions, RequestedAuthnContext
from saml2.saml import AuthnContextClassRef
from saml2.response import StatusError
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

AKDB = "https://www.akdb.de/request/2018/09"
CLASSIC_UI = AKDB + "/classic-ui/v1"

with open(sys.argv[1], encoding="utf-8") as file:
    WORLD = json.load(file)


def extension(requested, organisation):
    """The AKDB extension, version 2 (BundID interface description 10.2, section 9)."""

    def akdb(tag, children=(), **attributes):
        return ExtensionElement(tag, AKDB, attributes=attributes, children=list(children))

    def classic(tag, children=(), text=None):
        return ExtensionElement(tag, CLASSIC_UI, children=list(children), text=text)

    names = [akdb("RequestedAttribute", Name=name) for name in requested]
    display = classic("Version", [classic("OrganizationDisplayName", text=organisation)])
    request = akdb(
        "AuthenticationRequest",
        [akdb("RequestedAttributes", names), akdb("DisplayInformation", [display])],
        Version="2",
        EnableStatusDetail="true",
    )
    return Extensions(extension_elements=[request])


class Provider:
    """One of the identity providers, with what pysaml2 needs for it."""

    def __init__(self, name, facts):
        self.facts = facts
        self.client = Saml2Client(config=SPConfig().load(self.settings(name)))
        # Requests that wait for their answer.
        self.outstanding = {}

    def settings(self, name):
        own = WORLD["origin"]
        service = {
            "endpoints": {
                "assertion_consumer_service": [(f"{own}/acs/{name}", BINDING_HTTP_POST)],
                "single_logout_service": [(f"{own}/slo/{name}", BINDING_HTTP_POST)],
            },
            "authn_requests_signed": True,
            "logout_requests_signed": True,
            "allow_unsolicited": False,
            "want_response_signed": True,
            "want_assertions_signed": self.facts["wantAssertionsSigned"],
            "signing_algorithm": SIG_RSA_SHA256,
            "digest_algorithm": DIGEST_SHA256,
        }
        return {
            "entityid": self.facts["ownEntityId"],
            "xmlsec_binary": WORLD["xmlsec"],
            "metadata": self.facts["metadata"],
            "key_file": WORLD["signing"]["key"],
            "cert_file": WORLD["signing"]["certificate"],
            "encryption_keypairs": [
                {"key_file": WORLD["encryption"]["key"], "cert_file": WORLD["encryption"]["certificate"]}
            ],
            "allow_unknown_attributes": True,
            "service": {"sp": service},
        }

    def begin(self, binding):
        facts = self.facts
        wishes = {}
        if facts.get("requestedAttributes"):
            wishes["extensions"] = extension(facts["requestedAttributes"], WORLD["organisation"])
        if facts.get("minimum"):
            wishes["requested_authn_context"] = RequestedAuthnContext(
                authn_context_class_ref=[AuthnContextClassRef(facts["minimum"])], comparison="minimum"
            )
        request_id, used, info = self.client.prepare_for_negotiated_authenticate(
            entityid=facts["entityId"],
            binding=binding,
            relay_state="/antrag?hund=Żółw",
            response_binding=BINDING_HTTP_POST,
            sign=True,
            sigalg=SIG_RSA_SHA256,
            **wishes,
        )
        assert used == binding
        self.outstanding[request_id] = "/"
        return info

    def finish(self, message):
        answer = self.client.parse_authn_request_response(message, BINDING_HTTP_POST, self.outstanding)
        # pysaml2 does not complain when no key opens an assertion; then there is none.
        if answer.assertion is None:
            raise ValueError("nothing could be decrypted")
        # An answer counts once.
        self.outstanding.pop(answer.in_response_to)
        self.last = answer.name_id
        return answer

    def begin_logout(self):
        asked = self.client.do_logout(
            self.last,
            [self.facts["entityId"]],
            reason="",
            expire=None,
            expected_binding=BINDING_HTTP_POST,
            sign_alg=SIG_RSA_SHA256,
            digest_alg=DIGEST_SHA256,
        )
        _, info = asked[self.facts["entityId"]]
        return info

    def finish_logout(self, message):
        answer = self.client.parse_logout_request_response(message, BINDING_HTTP_POST)
        self.client.handle_logout_response(answer)
        return answer


def texts(element):
    """An attribute value: text, or texts of its children by name."""
    if element.extension_elements:
        return {child.tag: child.text for child in element.extension_elements}
    return element.text


def read(answer):
    statement = answer.assertion.attribute_statement[0]
    return {
        "identity": answer.get_identity(),
        "attributes": {
            attribute.name: {
                "values": [texts(value) for value in attribute.attribute_value],
                "level": attribute.extension_attributes.get("{%s}TrustLevel" % AKDB),
            }
            for attribute in statement.attribute
        },
        "subject": {"value": answer.name_id.text, "format": answer.name_id.format},
        "classRef": answer.assertion.authn_statement[0].authn_context.authn_context_class_ref.text,
    }


def ended(answer):
    return {"ended": answer.response.status.status_code.value, "signed": answer.response.signature is not None}


PROVIDERS = {}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        path = urlsplit(self.path)
        _, page, name = (path.path + "/").split("/")[:3]
        provider = PROVIDERS.get(name)
        if provider is None or page not in ("metadata", "login", "logout"):
            return self.answer("nothing here", status=404)
        if page == "metadata":
            xml = str(entity_descriptor(provider.client.config))
            return self.answer(xml, "application/samlmetadata+xml")
        binding = BINDING_HTTP_REDIRECT if path.query == "redirect" else BINDING_HTTP_POST
        info = provider.begin_logout() if page == "logout" else provider.begin(binding)
        headers = dict(info["headers"])
        if "Location" in headers:
            self.send_response(303)
            self.send_header("Location", headers["Location"])
            return self.end_headers()
        return self.answer(info["data"], "text/html; charset=utf-8")

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        _, page, name = self.path.split("/")
        provider, message = PROVIDERS[name], form["SAMLResponse"][0]
        try:
            shown = read(provider.finish(message)) if page == "acs" else ended(provider.finish_logout(message))
        except StatusError as error:
            shown = {"status": type(error).__name__, "text": str(error)}
        except Exception as error:  # Whatever pysaml2 refuses with is what the test wants to see.
            shown = {"refused": type(error).__name__, "text": str(error)}
        shown["relayState"] = form.get("RelayState", [None])[0]
        body = f"<!doctype html><title>Dienst</title><pre>{html.escape(json.dumps(shown, ensure_ascii=False))}</pre>"
        return self.answer(body, "text/html; charset=utf-8")

    def answer(self, body, kind="text/plain; charset=utf-8", status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())


server = HTTPServer(("127.0.0.1", 0), Handler)
WORLD["origin"] = f"http://127.0.0.1:{server.server_port}"
PROVIDERS.update({name: Provider(name, facts) for name, facts in WORLD["providers"].items()})
print(server.server_port, flush=True)
server.serve_forever()
