"""A small provider of OpenID Connect for tests: it serves its discovery, keys, tokens and who somebody is on loopback,
and signs its tokens with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "the-desk", "between-us"


@dataclass
class Provider:
    """Who is signed in at the provider, since when (seconds), and what it was last asked."""

    address: str = ""
    who: dict[str, Any] = field(default_factory=dict)
    since: int | None = 0
    asked: dict[str, str] = field(default_factory=dict)
    issued: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def answer(self, address: str, given: dict[str, str], authorization: str) -> tuple[int, dict[str, str], Any]:
        """Status, headers and content of an answer."""
        match urlsplit(address).path:
            case "/.well-known/openid-configuration":
                places = {"authorization": "authorize", "token": "token", "userinfo": "me"}
                ends = {f"{name}_endpoint": f"{self.address}/{place}" for name, place in places.items()}
                methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
                return 200, {}, {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **ends, **methods}
            case "/keys":
                return 200, {}, {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)]}
            case "/authorize":
                self.asked = given
                code = f"code-{len(self.issued)}"
                self.issued[code] = given
                back = {"code": code, "state": given["state"]} if self.who else {"error": "access_denied"}
                query = urlencode(back | {"state": given["state"]})
                return 302, {"Location": f"{given['redirect_uri']}?{query}"}, None
            case "/token":
                return self._token(given)
            case "/me":
                return (200, {}, self.who) if authorization == "Bearer for-the-desk" else (401, {}, None)
        return 404, {}, None

    def _token(self, given: dict[str, str]) -> tuple[int, dict[str, str], Any]:
        asked = self.issued.pop(given.get("code", ""), None)
        made = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        proved = asked and base64.urlsafe_b64encode(made).rstrip(b"=").decode() == asked.get("code_challenge")
        if not proved or (given["client_id"], given["client_secret"]) != (CLIENT, SECRET):
            return 400, {}, {"error": "invalid_grant"}
        claims = {"iss": self.address, "aud": CLIENT, "iat": 1, "exp": 4_000_000_000, **self.who}
        claims |= {} if self.since is None else {"auth_time": self.since}
        token = jwt.encode(claims, self.key, algorithm="RS256")
        return 200, {}, {"access_token": "for-the-desk", "token_type": "Bearer", "id_token": token}


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on loopback until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({key: values[0] for key, values in parse_qs(body).items()})

        def _answer(self, given: dict[str, str]) -> None:
            status, headers, content = provider.answer(self.path, given, self.headers.get("Authorization", ""))
            self.send_response(status)
            for name, value in (headers | {"Content-Type": "application/json"}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
