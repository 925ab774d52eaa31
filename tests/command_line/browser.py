"""A headless Chromium, told what to do in its DevTools protocol over a pair of pipes: nothing but the browser is needed."""

import base64
import itertools
import json
import os
import select
import subprocess
import tempfile
import time

SECONDS_AT_MOST = 60
# The browser reads commands from file 3 and writes to file 4 what it has to say.
WITH_PIPES = ["sh", "-c", 'exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null', "sh"]
# Of a key: its code, and what it types.
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " ")}


class Browser:
    """With one page at a time, which is watched from before it opens: `requests` are the addresses that it asks for
    beside its own, and `messages` what stands in its console, such as complaints of a policy that was broken."""

    def __init__(self, program):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        # The sandbox refuses root, and needs what containers do not give. No host has an address.
        command = [program, "--headless", "--remote-debugging-pipe", "--no-sandbox", "--no-first-run", "--disable-gpu",
                   "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self._folder.name}"]
        self._process = subprocess.Popen(WITH_PIPES + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL)
        self._unread = b""
        self._numbers = itertools.count()
        self._page = {}
        self._loaded = False
        self.requests, self.messages = [], []

    def close(self):
        self._tell("Browser.close")
        self._process.wait(SECONDS_AT_MOST)
        self._process.stdin.close()
        self._process.stdout.close()
        self._folder.cleanup()

    def open(self, path, colour_scheme="light", width=1000, height=800):
        """Shows a file in a page of its own, and returns when all that belongs to it is there."""
        if self._page:
            self._tell("Page.close", **self._page)
        target = self._tell("Target.createTarget", params={"url": "about:blank"})["targetId"]
        session = self._tell("Target.attachToTarget", params={"targetId": target, "flatten": True})["sessionId"]
        self._page = {"sessionId": session}
        for domain in ["Page", "Network", "Runtime", "Log"]:
            self.tell(f"{domain}.enable")
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": colour_scheme}
        self.tell("Emulation.setEmulatedMedia", features=[scheme])
        self.requests, self.messages = [], []
        self._loaded = False
        self.tell("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._read()
        self.requests.remove(path.as_uri())

    def tell(self, method, **params):
        """A command of the protocol, to the page."""
        return self._tell(method, params=params, **self._page)

    def evaluate(self, expression):
        """The value of an expression in JavaScript. The page's policy does not hold for it."""
        answer = self.tell("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, key):
        code, text = KEYS[key]
        for kind in ["keyDown", "keyUp"]:
            typed = text if kind == "keyDown" else ""
            self.tell("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=typed)

    def point_at(self, x, y):
        self.tell("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def screenshot(self):
        """Of the whole page, as PNG."""
        return base64.b64decode(self.tell("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def _tell(self, method, **members):
        number = next(self._numbers)
        self._process.stdin.write(json.dumps({"id": number, "method": method, **members}).encode() + b"\0")
        self._process.stdin.flush()
        while (message := self._read()).get("id") != number:
            pass
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        return message["result"]

    def _read(self):
        """The next message of the browser, noted where it tells of the page."""
        end = time.monotonic() + SECONDS_AT_MOST
        while b"\0" not in self._unread:
            if not select.select([self._process.stdout], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser says nothing")
            part = os.read(self._process.stdout.fileno(), 1 << 20)
            if not part:
                raise EOFError("the browser ended")
            self._unread += part
        line, _, self._unread = self._unread.partition(b"\0")
        message = json.loads(line)
        method, params = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Log.entryAdded":
            self.messages.append(params["entry"]["text"])
        elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            self.messages.append(json.dumps(params))
        elif method == "Page.loadEventFired":
            self._loaded = True
        return message
