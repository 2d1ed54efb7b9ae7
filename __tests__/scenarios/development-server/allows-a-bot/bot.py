from aiohttp import web


async def messages(request):
    return web.Response()


app = web.Application()
app.router.add_post("/api/messages", messages)
web.run_app(app, host="0.0.0.0", port=8000)
