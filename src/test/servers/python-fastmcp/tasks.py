"""Work in the background, on FastMCP's extension for tasks: over stdio, or over HTTP with a port."""

import asyncio
import sys
from datetime import timedelta

from fastmcp import Context, FastMCP
from fastmcp.exceptions import ToolError
from fastmcp.utilities.tasks import TaskConfig
from fastmcp_tasks import TasksExtension
from mcp_types import ElicitRequest, ElicitRequestFormParams, InputRequiredResult

mcp = FastMCP("fastmcp-tasks", version="1.0.0")
mcp.add_extension(TasksExtension(url="memory://"))
background = TaskConfig(mode="optional", poll_interval=timedelta(milliseconds=200))


@mcp.tool(task=background)
async def count(to: int, context: Context) -> str:
    """Counts in the background"""
    for step in range(to):
        await context.report_progress(step + 1, to)
        await asyncio.sleep(0.1)
    return f"counted to {to}"


@mcp.tool(task=background)
async def fail(reason: str) -> str:
    """Fails in the background"""
    raise ToolError(f"cannot do it: {reason}")


@mcp.tool(task=background)
async def greet(context: Context) -> str | InputRequiredResult:
    """Asks who you are in the middle of the work"""
    answers = context.input_responses or {}
    if "who" not in answers:
        schema = {"type": "object", "properties": {"name": {"type": "string", "default": "stranger"}}}
        form = ElicitRequest(params=ElicitRequestFormParams(message="Who are you?", requested_schema=schema))
        return InputRequiredResult(input_requests={"who": form})
    answer = answers["who"]
    return f"hello {answer.content['name']}" if answer.action == "accept" else "hello nobody"


if __name__ == "__main__":
    if len(sys.argv) == 1:
        mcp.run()
    else:
        mcp.run(transport="http", host="127.0.0.1", port=int(sys.argv[1]))
