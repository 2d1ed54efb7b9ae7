from mcp.server.fastmcp import FastMCP

mcp = FastMCP("orders")
app = mcp.streamable_http_app()
