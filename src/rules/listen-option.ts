import type { Process } from '../launch/launch.ts';

/** How a server's command line says where it listens; those that are not named here take `--host` and `--port`. */
interface Listening {
  readonly host: string;
  readonly port: string;
  /** one word or option holds both */
  readonly both?: true;
}

/** By the server's name, each as its own documentation has it. */
const LISTENING: Readonly<Record<string, Listening>> = {
  gunicorn: { host: '--bind=', port: '--bind=', both: true },
  hypercorn: { host: '--bind ', port: '--bind ', both: true },
  runserver: { host: '', port: '', both: true },
  daphne: { host: '--bind ', port: '--port ' },
  streamlit: { host: '--server.address ', port: '--server.port ' },
};

const OTHERS: Listening = { host: '--host ', port: '--port ' };

/** `uvicorn.run(app, host=…)`, `app.run(host=…)` in a file that the command runs: what it is called with. */
export function isCalled({ program, server }: Process): boolean {
  return program === 'python' && /^(uvicorn|waitress|flask run|quart)$/.test(server?.name ?? '');
}

const EVERYWHERE = '0.0.0.0';

/**
 * What makes a server listen on all addresses, as its command line has it.
 * @param port null: as it is
 * @param called by a file that the command runs, and so with arguments of Python
 */
export function listenEverywhere(server: string, port: number | null, called = false): string {
  if (called) return `host="${EVERYWHERE}"`;
  const { host, both } = LISTENING[server] ?? OTHERS;
  return `${host}${EVERYWHERE}${both && port !== null ? `:${port}` : ''}`;
}

/** What makes a server listen on a port, as its command line has it. */
export function listenOnPort(server: string, port: number, called = false): string {
  if (called) return `port=${port}`;
  const { port: option, both } = LISTENING[server] ?? OTHERS;
  return `${option}${both ? `${EVERYWHERE}:` : ''}${port}`;
}

/** Where each listens if its command line names no port; gunicorn, which is not here, takes the variable `PORT`. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  chainlit: 8000,
  daphne: 8000,
  'flask run': 5000,
  granian: 8000,
  hypercorn: 8000,
  runserver: 8000,
  streamlit: 8501,
  uvicorn: 8000,
  'waitress-serve': 8080,
};

/** Without a port on its command line, the server listens on this one. */
export function listensByItselfOn(server: string, port: number): boolean {
  return server === 'gunicorn' || DEFAULT_PORTS[server] === port;
}
