"""Talks to yaml-language-server the way an editor does: the protocol over pipes, one document at a time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

SERVER = Path(__file__).parent / "npm" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
COMPLETION_KINDS = {1: "text", 10: "property", 12: "value", 13: "enum", 15: "snippet"}


class LanguageServer:
    """A running server that applies one schema file to every document."""

    def __init__(self, schema: Path) -> None:
        assert SERVER.is_file(), "run make test: it installs the language server"
        command = ["node", str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.settings = {"yaml": {"schemas": {schema.as_uri(): "*.yml"}, "schemaStore": {"enable": False}}}
        self.number = 0
        self.document, self.opened = "", 0
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES})
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": self.settings})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self.process:  # closes its pipes too
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(timeout=20)

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open a new document; returns what the server finds wrong with it."""
        self.opened += 1
        self.document = f"file:///{self.opened}.yml"
        document = {"uri": self.document, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.document:
                return message["params"]["diagnostics"]

    def complete(self, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What the server offers at a place (counted from 0) of the document, by label."""
        answer = self.request("textDocument/completion", self._place(line, character))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, line: int, character: int) -> str:
        """What the server says about a place."""
        answer = self.request("textDocument/hover", self._place(line, character))
        return answer["contents"]["value"] if answer else ""

    def _place(self, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.document}, "position": {"line": line, "character": character}}

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while (message := self._next()).get("id") != self.number or "method" in message:
            pass
        assert "error" not in message, message
        return message.get("result")

    def notify(self, method: str, params: Any) -> None:
        """Tell, and wait for nothing."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered on the way."""
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            wanted = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
            result = [self.settings.get(item.get("section")) for item in wanted] if wanted is not None else None
            self._send({"id": message["id"], "result": result})
            return self._next()
        return message


CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
}
