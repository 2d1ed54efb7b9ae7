import type { Server } from '../launch.ts';
import { aiohttpWeb } from './aiohttp.ts';
import { chainlit } from './chainlit.ts';
import { daphne } from './daphne.ts';
import { runserver } from './django.ts';
import { fastapi } from './fastapi.ts';
import { flaskRun } from './flask.ts';
import { granian } from './granian.ts';
import { hypercorn } from './hypercorn.ts';
import { namedServer } from './named.ts';
import type { ServerInput } from './server-input.ts';
import { streamlit } from './streamlit.ts';
import { uvicorn } from './uvicorn.ts';
import { waitressServe } from './waitress.ts';

/** Servers by the program's name: what each makes of its words. gunicorn has a folder of its own. */
const SERVERS: Readonly<Record<string, (input: ServerInput) => Server | null>> = {
  uvicorn,
  hypercorn,
  daphne,
  'waitress-serve': waitressServe,
  granian,
  streamlit,
  fastapi,
  chainlit,
  flask: flaskRun,
  'django-admin': runserver,
};

/** The server that a program is, other than gunicorn; null for a program that answers no requests. */
export async function otherServer(input: ServerInput): Promise<Server | null> {
  const read = Object.hasOwn(SERVERS, input.program) ? SERVERS[input.program] : undefined;
  if (read) return read(input);
  const manages = input.program === 'python' && /(^|\/)manage\.py$/.test(input.argv[0]?.string ?? '');
  if (manages) return runserver({ ...input, argv: input.argv.slice(1) });
  if (input.program !== 'python') return namedServer(input);
  const [option, module] = input.argv;
  if (option?.string === '-m' && module?.string === 'aiohttp.web')
    return aiohttpWeb({ ...input, argv: input.argv.slice(2) });
  const { pythonFile } = await import('./python-file.ts');
  return pythonFile(input);
}
