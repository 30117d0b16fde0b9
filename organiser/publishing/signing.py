"""Signs requests with a name and a password, in the way that the server asks for."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets

_PARTS = re.compile(r'([a-zA-Z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_HASHES = {"md5": hashlib.md5, "sha-256": hashlib.sha256}


class Signer:
    """Knows how the server wants to be told who asks once it has said so: Basic (RFC 7617) or Digest (RFC 7616)."""

    def __init__(self, user: str, password: str) -> None:
        self._user = user
        self._password = password
        self._challenge: dict[str, str] | None = None
        self._is_basic = False
        self._asked = 0

    def learn(self, challenges: list[str]) -> bool:
        """Take up what the server asks for; False where there is nothing here that it would accept."""
        digests = [parts for one in challenges if _scheme(one) == "digest" and _can(parts := _parts(one))]
        self._challenge, self._asked = (digests[0] if digests else None), 0
        self._is_basic = not digests and any(_scheme(one) == "basic" for one in challenges)
        return bool(digests) or self._is_basic

    def header(self, method: str, path: str) -> str:
        """What to send along with a request; "" before the server has asked for anything."""
        if self._is_basic:
            return f"Basic {base64.b64encode(f'{self._user}:{self._password}'.encode()).decode()}"
        return self._digest(self._challenge, method, path) if self._challenge else ""

    def _digest(self, challenge: dict[str, str], method: str, path: str) -> str:
        name = challenge.get("algorithm", "MD5")
        make = _HASHES[name.lower()]

        def hashed(*words: str) -> str:
            return make(":".join(words).encode()).hexdigest()

        realm, nonce = challenge.get("realm", ""), challenge["nonce"]
        secret = hashed(self._user, realm, self._password)
        asked = hashed(method, path)
        said = {"username": self._user, "realm": realm, "nonce": nonce, "uri": path}
        plain = {"algorithm": name}
        if challenge.get("qop"):
            self._asked += 1
            count, own = f"{self._asked:08x}", secrets.token_hex(8)
            said |= {"cnonce": own, "response": hashed(secret, nonce, count, own, "auth", asked)}
            plain |= {"qop": "auth", "nc": count}
        else:
            said["response"] = hashed(secret, nonce, asked)
        if "opaque" in challenge:
            said["opaque"] = challenge["opaque"]
        quoted = [f'{key}="{_escaped(value)}"' for key, value in said.items()]
        return f"Digest {', '.join([*quoted, *(f'{key}={value}' for key, value in plain.items())])}"


def _scheme(challenge: str) -> str:
    return challenge.strip().partition(" ")[0].lower()


def _parts(challenge: str) -> dict[str, str]:
    found = _PARTS.findall(challenge.strip().partition(" ")[2])
    return {key.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain for key, quoted, plain in found}


def _can(parts: dict[str, str]) -> bool:
    qops = {one.strip() for one in parts.get("qop", "auth").split(",")}
    return bool(parts.get("nonce")) and parts.get("algorithm", "MD5").lower() in _HASHES and "auth" in qops


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')
