/** How a server that isn't gunicorn shares its requests. Settings go by the server's own names. */
export interface ServerRow {
  /** the setting that says how many processes answer; null: one */
  readonly processes: string | null;
  /** processes where it isn't set */
  readonly byDefault: number;
  /** the setting that says how many threads answer in a process; null: it takes requests without such a limit */
  readonly threads: { readonly setting: string; readonly byDefault: number } | null;
  /** the setting that limits the requests of a process all the same; null: none */
  readonly limit: string | null;
  /** what one request takes: "thread" */
  readonly unit: string;
  /** what takes the requests of a process where there is no fixed number */
  readonly each: string;
  readonly source: string;
}

const loop = (processes: string | null, limit: string | null, source: string): ServerRow => ({
  processes,
  byDefault: 1,
  threads: null,
  limit,
  unit: 'request',
  each: 'an event loop',
  source,
});
const threaded = (source: string): ServerRow => ({
  processes: null,
  byDefault: 1,
  threads: null,
  limit: null,
  unit: 'request',
  each: 'a thread for each request',
  source,
});
const pool = (setting: string, byDefault: number, source: string): ServerRow => ({
  processes: null,
  byDefault: 1,
  threads: { setting, byDefault },
  limit: null,
  unit: 'thread',
  each: 'a pool of threads',
  source,
});

/** By the name of {@link Server}. */
export const SERVERS: Readonly<Record<string, ServerRow>> = {
  uvicorn: loop('workers', 'limit-concurrency', 'https://www.uvicorn.org/settings/'),
  'fastapi run': loop('workers', null, 'https://fastapi.tiangolo.com/fastapi-cli/'),
  fastapi: loop('workers', null, 'https://fastapi.tiangolo.com/fastapi-cli/'),
  'fastapi dev': loop(null, null, 'https://fastapi.tiangolo.com/fastapi-cli/'),
  hypercorn: loop('workers', null, 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html'),
  daphne: loop(null, null, 'https://github.com/django/daphne'),
  granian: loop('workers', null, 'https://github.com/emmett-framework/granian'),
  streamlit: loop(null, null, 'https://docs.streamlit.io/develop/concepts/architecture/architecture'),
  chainlit: loop(null, null, 'https://docs.chainlit.io/deploy/overview'),
  gradio: loop(null, null, 'https://www.gradio.app/guides/queuing'),
  aiohttp: loop(null, null, 'https://docs.aiohttp.org/en/stable/web_advanced.html'),
  'waitress-serve': pool('threads', 4, 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html'),
  waitress: pool('threads', 4, 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html'),
  'flask run': threaded('https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run'),
  runserver: threaded('https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver'),
};
