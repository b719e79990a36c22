"""A city guide on the official Python SDK, as its first tutorial would write it: over stdio, or over HTTP with a port."""

import atexit
import os
import signal
import sys
from typing import Annotated, Literal

import anyio
from mcp.server.mcpserver import AcceptedElicitation, Elicit, ElicitationResult, MCPServer, Resolve
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import Completion, PromptReference, ToolAnnotations
from pydantic import BaseModel, Field

CITIES = {"Bergen": "rain and mountains", "Oslo": "the capital of Norway", "Tromsø": "northern lights"}

mcp = MCPServer("python-guide", version="1.0.0", instructions="A small city guide.")


class Weather(BaseModel):
    city: str
    days: int
    unit: str
    degrees: float


class Visitor(BaseModel):
    name: str = "stranger"


@mcp.tool(annotations=ToolAnnotations(read_only_hint=True))
def add(a: int, b: int) -> int:
    """Add two numbers"""
    return a + b


@mcp.tool()
def weather(city: str, days: Annotated[int, Field(ge=1, le=7)] = 1, unit: Literal["C", "F"] = "C") -> Weather:
    """Weather of a city"""
    return Weather(city=city, days=days, unit=unit, degrees=4.5)


@mcp.tool()
def fail(reason: str) -> str:
    """Always fails"""
    raise ToolError(f"cannot do it: {reason}")


async def ask_visitor() -> Elicit[Visitor]:
    return Elicit("Who are you?", Visitor)


@mcp.tool()
async def greet(visitor: Annotated[ElicitationResult[Visitor], Resolve(ask_visitor)]) -> str:
    """Asks who you are, then greets you"""
    if isinstance(visitor, AcceptedElicitation):
        return f"hello {visitor.data.name}"
    return "hello nobody"


@mcp.resource("guide://cities", mime_type="text/plain")
def cities() -> str:
    """All cities"""
    return "\n".join(CITIES) + "\n"


@mcp.resource("guide://city/{name}", mime_type="text/plain")
def city(name: str) -> str:
    """One city"""
    return f"{name}: {CITIES[name]}"


@mcp.prompt()
def plan_trip(city: str, days: str = "1") -> str:
    """Plan a trip"""
    return f"Plan a trip to {city} for {days} days."


@mcp.completion()
async def complete(ref, argument, context):
    wanted = "city" if isinstance(ref, PromptReference) else "name"
    if argument.name != wanted:
        return None
    return Completion(values=[city for city in CITIES if city.startswith(argument.value)])


# With GUIDE_LOG there is a tool that never ends, and a log of what reaches the server meanwhile, in that order.
LOG = os.environ.get("GUIDE_LOG")


def note(line: str) -> None:
    with open(LOG, "a") as log:
        log.write(line + "\n")


def signalled(number, frame) -> None:
    note(signal.Signals(number).name)
    os._exit(1)


if LOG:

    @mcp.tool()
    async def wait() -> str:
        """Waits until it is cancelled"""
        note("waiting")
        try:
            await anyio.sleep_forever()
        except anyio.get_cancelled_exc_class():
            note("cancelled")
            raise

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signalled)
    atexit.register(note, "exit")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        mcp.run()
    else:
        kind, port = sys.argv[1:]
        mcp.run(transport="streamable-http", host="127.0.0.1", port=int(port), stateless_http=kind == "stateless")
