from aiohttp import web

APP = web.Application()
