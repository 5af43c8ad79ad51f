"""
Ask a running OPA one question; whatever comes back is a value.

The only importer of the OPA client library. An answer that does not come is not
an exception here but a `NoAnswer` that says why: what to do about it (halve the
batch, restart, give up) is the caller's to decide.

The library is imported with the first question: by then OPA is starting, beside it. Its
package brings an asynchronous client along, which nobody here uses and which takes longer to
import than all the rest, so its module is imported without it.

Imports nothing else of the project.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import requests

LOOPBACK = "127.0.0.1"

_UNAUTHORIZED = 401
_IMPORTING = threading.Lock()


class Why(Enum):
    """Why there is no answer."""

    UNDEFINED = "undefined"
    """OPA answered, and the entry point has no value for this input."""
    FAILED = "failed"
    """OPA refused the input, the evaluation ended in an error, or the answer is no JSON."""
    TIMEOUT = "timeout"
    """No answer in the time given."""
    LOST = "lost"
    """OPA is not there, went away, or another program sits on its port."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of the entry point, as JSON gave it."""

    value: Any


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why there is no value; `code` is OPA's own where it gave one, `text` its words."""

    why: Why
    code: str
    text: str


class Client:
    """One connection to an OPA on the loopback interface. For one thread at a time."""

    def __init__(self, port: int, token: str | None = None) -> None:
        """Connect with the first question, not yet; without a token as a stranger."""
        self._port, self._token = port, token

    @cached_property
    def _client(self) -> Any:
        # No retries: whether a call may be repeated is decided above, with the record in view.
        client = _library().OpaClient(host=LOOPBACK, port=self._port, token=self._token, retries=0)
        # The library has no switch for this: requests would send even loopback calls to
        # http_proxy, and would let an entry of ~/.netrc take the place of the token.
        client._session.trust_env = False
        return client

    def ask(self, path: str, document: Mapping[str, Any], timeout: float) -> Answer | NoAnswer:
        """
        The value of `path` (such as "main.brief") for the input `document`.

        Args:
            path: the entry point below `data`.
            document: the input; only JSON values.
            timeout: seconds without a sign of OPA.
        """
        import requests

        self._client.timeout = timeout
        package, _, rule = path.rpartition(".")
        try:
            body = self._client.query_rule(document, package, rule)
        except (requests.exceptions.InvalidJSONError, RecursionError) as error:
            # Raised for the input (a NaN, a bottomless nesting) as for the answer.
            return NoAnswer(Why.FAILED, "not_json", f"{type(error).__name__}: {error}"[:500])
        except requests.HTTPError as error:
            return _refusal(error.response)
        except requests.ReadTimeout:
            return NoAnswer(Why.TIMEOUT, "timeout", f"no answer within {timeout:g} s")
        except requests.RequestException as error:
            return NoAnswer(Why.LOST, "lost", type(error).__name__)
        if not isinstance(body, dict) or "result" not in body:
            return NoAnswer(Why.UNDEFINED, "undefined", f"data.{path}")
        return Answer(body["result"])

    def defines(self, path: str, timeout: float) -> bool:
        """Whether a loaded policy has a rule (or package) for `path`, whatever its value."""
        import requests

        self._client.timeout = timeout
        wanted = f"{self._client.root_url}/{path.replace('.', '/')}"
        try:
            policies = self._client.get_policies_info().values()
        except requests.RequestException:
            return False
        return any(
            url == wanted or url.startswith(f"{wanted}/")
            for policy in policies
            for url in (policy["path"], *policy["rules"])
        )

    def close(self) -> None:
        """Close the connection."""
        if "_client" in self.__dict__:
            self._client.close_connection()


@cache
def _library() -> ModuleType:
    """The module `opa_client.opa`, imported as if its package were empty."""
    name = "opa_client"
    with _IMPORTING:
        spec = importlib.util.find_spec(name)
        if name in sys.modules or spec is None:
            return importlib.import_module(f"{name}.opa")
        sys.modules[name] = importlib.util.module_from_spec(spec)
        try:
            return importlib.import_module(f"{name}.opa")
        finally:
            # Whoever wants the package itself gets it whole.
            del sys.modules[name]


def _refusal(response: requests.Response | None) -> NoAnswer:
    """OPA's own code and words, out of the error document that it sends."""
    if response is None:
        return NoAnswer(Why.LOST, "lost", "no response")
    if response.status_code == _UNAUTHORIZED:
        return NoAnswer(Why.LOST, "unauthorized", "another program answers on this port")
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return NoAnswer(Why.FAILED, f"http_{response.status_code}", response.text[:500])
    errors = body.get("errors") or [body]
    first = errors[0] if isinstance(errors, list) and isinstance(errors[0], dict) else body
    text = str(first.get("message", ""))
    if (where := first.get("location")) and isinstance(where, dict):
        text += f" ({where.get('file')}:{where.get('row')})"
    return NoAnswer(Why.FAILED, str(first.get("code", "error")), text)
