"""A city guide on FastMCP, as its first tutorial would write it: over stdio, or over HTTP with a port."""

import sys
from typing import Annotated, Literal

from fastmcp import Context, FastMCP
from fastmcp.exceptions import ToolError
from mcp_types import PromptReference
from pydantic import BaseModel, Field

CITIES = {"Bergen": "rain and mountains", "Oslo": "the capital of Norway", "Tromsø": "northern lights"}

mcp = FastMCP("fastmcp-guide", version="1.0.0", instructions="A small city guide.")


class Weather(BaseModel):
    city: str
    days: int
    unit: str
    degrees: float


class Visitor(BaseModel):
    name: str = "stranger"


@mcp.tool(annotations={"readOnlyHint": True})
def add(a: int, b: int) -> int:
    """Add two numbers"""
    return a + b


@mcp.tool
def weather(city: str, days: Annotated[int, Field(ge=1, le=7)] = 1, unit: Literal["C", "F"] = "C") -> Weather:
    """Weather of a city"""
    return Weather(city=city, days=days, unit=unit, degrees=4.5)


@mcp.tool
def fail(reason: str) -> str:
    """Always fails"""
    raise ToolError(f"cannot do it: {reason}")


@mcp.tool
async def greet(context: Context) -> str:
    """Asks who you are, then greets you"""
    answer = await context.elicit("Who are you?", response_type=Visitor)
    return f"hello {answer.data.name}" if answer.action == "accept" else "hello nobody"


@mcp.resource("guide://cities", mime_type="text/plain")
def cities() -> str:
    """All cities"""
    return "\n".join(CITIES) + "\n"


@mcp.resource("guide://city/{name}", mime_type="text/plain")
def city(name: str) -> str:
    """One city"""
    return f"{name}: {CITIES[name]}"


@mcp.prompt
def plan_trip(city: str, days: str = "1") -> str:
    """Plan a trip"""
    return f"Plan a trip to {city} for {days} days."


@mcp.completion
def complete(ref, argument, context):
    wanted = "city" if isinstance(ref, PromptReference) else "name"
    if argument.name != wanted:
        return None
    return [city for city in CITIES if city.startswith(argument.value)]


if __name__ == "__main__":
    if len(sys.argv) == 1:
        mcp.run()
    else:
        kind, port = sys.argv[1:]
        mcp.run(transport="http", host="127.0.0.1", port=int(port), stateless_http=kind == "stateless")
