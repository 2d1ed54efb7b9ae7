/** How a server talks to an app: WSGI (https://peps.python.org/pep-3333/) or ASGI (https://asgi.readthedocs.io). */
export type Interface = 'WSGI' | 'ASGI';

/** What a call of a library's class or function gives, as far as a server cares. */
export interface Built {
  /** the package that the app is built on, by its normal name; null for a wrapper, which is of no framework */
  readonly framework: string | null;
  /** null: it depends on the version, or no server can call it as it is */
  readonly interface: Interface | null;
}

const wsgi = (framework: string | null): Built => ({ framework, interface: 'WSGI' });
const asgi = (framework: string | null): Built => ({ framework, interface: 'ASGI' });
const neither = (framework: string): Built => ({ framework, interface: null });

/** By the dotted name that is called. Each is documented by its package as an application, or as something that makes one. */
export const BUILDERS: Readonly<Record<string, Built>> = {
  // Flask and what is built on it
  'flask.Flask': wsgi('flask'),
  'flask.app.Flask': wsgi('flask'),
  'apiflask.APIFlask': wsgi('flask'),
  'flask_openapi3.OpenAPI': wsgi('flask'),
  'eve.Eve': wsgi('flask'),
  'quart.Quart': asgi('quart'),
  'quart_trio.QuartTrio': asgi('quart'),
  // connexion 2 builds WSGI, connexion 3 ASGI
  'connexion.App': neither('connexion'),
  'connexion.FlaskApp': neither('connexion'),
  'connexion.AsyncApp': asgi(null),
  // Django
  'django.core.wsgi.get_wsgi_application': wsgi('django'),
  'django.core.handlers.wsgi.WSGIHandler': wsgi('django'),
  'configurations.wsgi.get_wsgi_application': wsgi('django'),
  'django.core.asgi.get_asgi_application': asgi('django'),
  'django.core.handlers.asgi.ASGIHandler': asgi('django'),
  'configurations.asgi.get_asgi_application': asgi('django'),
  'channels.routing.ProtocolTypeRouter': asgi('django'),
  'channels.routing.get_default_application': asgi('django'),
  // Starlette and what is built on it
  'fastapi.FastAPI': asgi('fastapi'),
  'fastapi.applications.FastAPI': asgi('fastapi'),
  'fastapi_offline.FastAPIOffline': asgi('fastapi'),
  'starlette.applications.Starlette': asgi('starlette'),
  'fasthtml.common.FastHTML': asgi('starlette'),
  'fasthtml.FastHTML': asgi('starlette'),
  'gradio.mount_gradio_app': asgi('fastapi'),
  'gradio.routes.mount_gradio_app': asgi('fastapi'),
  'gradio.routes.App.create_app': asgi('fastapi'),
  'strawberry.asgi.GraphQL': asgi(null),
  'ariadne.asgi.GraphQL': asgi(null),
  'ariadne.wsgi.GraphQL': wsgi(null),
  // others
  'litestar.Litestar': asgi('litestar'),
  'litestar.app.Litestar': asgi('litestar'),
  'starlite.Starlite': asgi('starlite'),
  'sanic.Sanic': asgi('sanic'),
  'sanic.app.Sanic': asgi('sanic'),
  'blacksheep.Application': asgi('blacksheep'),
  'blacksheep.server.Application': asgi('blacksheep'),
  'esmerald.Esmerald': asgi('esmerald'),
  'responder.API': asgi('responder'),
  'emmett.App': asgi('emmett'),
  'shiny.App': asgi('shiny'),
  'falcon.App': wsgi('falcon'),
  'falcon.API': wsgi('falcon'),
  'falcon.asgi.App': asgi('falcon'),
  'bottle.Bottle': wsgi('bottle'),
  'bottle.default_app': wsgi('bottle'),
  'bottle.app': wsgi('bottle'),
  'pyramid.config.Configurator': neither('pyramid'),
  'cherrypy.Application': wsgi('cherrypy'),
  'web.application': neither('web-py'),
  'dash.Dash': neither('dash'),
  'dash.dash.Dash': neither('dash'),
  'dash_extensions.enrich.DashProxy': neither('dash'),
  'aiohttp.web.Application': neither('aiohttp'),
  'tornado.web.Application': neither('tornado'),
  'mcp.server.fastmcp.FastMCP': neither('mcp'),
  'mcp.server.FastMCP': neither('mcp'),
  'fastmcp.FastMCP': neither('fastmcp'),
  // Socket.IO: what wraps the other app
  'socketio.ASGIApp': asgi(null),
  'engineio.ASGIApp': asgi(null),
  'socketio.WSGIApp': wsgi(null),
  'engineio.WSGIApp': wsgi(null),
  'socketio.Middleware': wsgi(null),
  // from one interface to the other
  'a2wsgi.ASGIMiddleware': wsgi(null),
  'a2wsgi.WSGIMiddleware': asgi(null),
  'asgiref.wsgi.WsgiToAsgi': asgi(null),
  'starlette.middleware.wsgi.WSGIMiddleware': asgi(null),
  'fastapi.middleware.wsgi.WSGIMiddleware': asgi(null),
  'uvicorn.middleware.wsgi.WSGIMiddleware': asgi(null),
  'hypercorn.middleware.AsyncioWSGIMiddleware': asgi(null),
  'hypercorn.middleware.TrioWSGIMiddleware': asgi(null),
  // wrappers that keep the interface
  'whitenoise.WhiteNoise': wsgi(null),
  'whitenoise.base.WhiteNoise': wsgi(null),
  'whitenoise.django.DjangoWhiteNoise': wsgi('django'),
  'dj_static.Cling': wsgi(null),
  'static.Cling': wsgi(null),
  'werkzeug.middleware.proxy_fix.ProxyFix': wsgi(null),
  'werkzeug.contrib.fixers.ProxyFix': wsgi(null),
  'werkzeug.middleware.dispatcher.DispatcherMiddleware': wsgi(null),
  'werkzeug.middleware.shared_data.SharedDataMiddleware': wsgi(null),
  'werkzeug.middleware.profiler.ProfilerMiddleware': wsgi(null),
  'opentelemetry.instrumentation.wsgi.OpenTelemetryMiddleware': wsgi(null),
  'sentry_sdk.integrations.wsgi.SentryWsgiMiddleware': wsgi(null),
  'prometheus_client.make_wsgi_app': wsgi(null),
  'newrelic.agent.WSGIApplicationWrapper': wsgi(null),
  'starlette.middleware.cors.CORSMiddleware': asgi(null),
  'fastapi.middleware.cors.CORSMiddleware': asgi(null),
  'starlette.middleware.gzip.GZipMiddleware': asgi(null),
  'starlette.middleware.sessions.SessionMiddleware': asgi(null),
  'uvicorn.middleware.proxy_headers.ProxyHeadersMiddleware': asgi(null),
  'hypercorn.middleware.ProxyFixMiddleware': asgi(null),
  'opentelemetry.instrumentation.asgi.OpenTelemetryMiddleware': asgi(null),
  'sentry_sdk.integrations.asgi.SentryAsgiMiddleware': asgi(null),
  'prometheus_client.make_asgi_app': asgi(null),
  'newrelic.agent.ASGIApplicationWrapper': asgi(null),
  'channels.auth.AuthMiddlewareStack': asgi(null),
  'channels.routing.URLRouter': asgi(null),
};

/** Objects that a module of a library holds ready, by dotted name. */
export const READY: Readonly<Record<string, Built>> = {
  'gradio.routes.app': asgi('fastapi'),
  'mlflow.server.app': wsgi('flask'),
};

/** What an attribute of an app is, by the app's framework. */
export const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Built>>>> = {
  flask: { wsgi_app: wsgi('flask') },
  dash: { server: wsgi('flask') },
  connexion: { app: wsgi('flask') },
  quart: { asgi_app: asgi('quart') },
  bottle: { wsgi: wsgi('bottle') },
};

/** What a method of an app gives back, by the app's framework. */
export const METHODS: Readonly<Record<string, Readonly<Record<string, Built>>>> = {
  pyramid: { make_wsgi_app: wsgi('pyramid') },
  'web-py': { wsgifunc: wsgi('web-py') },
  mcp: { streamable_http_app: asgi('mcp'), sse_app: asgi('mcp') },
  fastmcp: { http_app: asgi('fastmcp'), streamable_http_app: asgi('fastmcp'), sse_app: asgi('fastmcp') },
};

/** Of the language's own library, of packages that keep state in a process, and of servers: what else apps are read for. */
const ALSO_READ =
  'gunicorn uvicorn uvicorn_worker aiohttp tornado os secrets uuid threading asyncio collections functools logging typing flask_socketio socketio engineio fastapi_socketio apscheduler flask_apscheduler schedule'.split(
    ' ',
  );
const PACKAGES: ReadonlySet<string | undefined> = new Set([
  ...[...Object.keys(BUILDERS), ...Object.keys(READY)].map((name) => name.split('.')[0]),
  ...ALSO_READ,
]);

/** Whether a module belongs to one of the packages that the tables tell of: nobody gives its name another meaning. */
export function isFramework(module: string): boolean {
  return PACKAGES.has(module.split('.')[0]);
}
