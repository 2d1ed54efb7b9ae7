import type { Span } from '../text/source.ts';
import type { TracedText } from '../text/traced.ts';
import type { Unknown, Value } from '../value/value.ts';

/** What starts on a site: every process, and the effective settings of the servers among them. */
export interface Launch {
  readonly kind: 'custom' | 'default' | 'elsewhere' | 'container';
  /** the startup command; null where there is none */
  readonly command: Value | null;
  /** the launch holds only if nothing sets another one outside of the repository */
  readonly assumed: boolean;
  /** where a startup command is written that may be this site's */
  readonly perhapsSetAt?: Span | null;
  readonly processes: readonly Process[];
  /** what had to be assumed on the way, one sentence each ("`pip install` succeeds") */
  readonly assumptions: readonly string[];
  /** why (part of) the launch can't be known; empty where all of it is */
  readonly unknowns: readonly Unknown[];
  /** why gunicorn (or the platform) would not start at all; null where it would */
  readonly refusal: Refusal | null;
  /** default launch only: what a `gunicorn.conf.py` would set, if it were read; null where there is none */
  readonly unreadConfig?: ReadonlyMap<string, Value> | null;
  /** default launch only: what detection found */
  readonly detected: 'Django' | 'FastAPI' | 'Flask' | 'default page' | null;
}

export interface Refusal {
  readonly by: 'gunicorn' | 'uvicorn' | 'App Service' | 'the shell';
  readonly message: string;
  /** the option, setting or file that it names */
  readonly about: string | null;
  readonly span: Span | null;
}

export interface Process {
  readonly program: string;
  /** without the program */
  readonly argv: readonly TracedText[];
  readonly cwd: string;
  /** the variables that it starts with, as far as they are known */
  readonly environment?: ReadonlyMap<string, Value>;
  /** it starts only then; null: always */
  readonly condition: string | null;
  readonly background: boolean;
  readonly span: Span | null;
  readonly server: Server | null;
}

/** A process that answers requests. */
export interface Server {
  readonly name: string;
  /** `module:attribute`, or the file it runs */
  readonly app: Value | null;
  /** the server's own names; every setting for gunicorn */
  readonly settings: ReadonlyMap<string, Value>;
  /** the class of another package that the app's own worker class is built on: it shares requests as that does */
  readonly workerBase?: string;
  /** what files write for a setting though something that the server reads later sets it anew */
  readonly overridden?: ReadonlyMap<string, readonly Value[]>;
  /** null for a server made for production */
  readonly development: Development | null;
  /** why it ends instead of starting */
  readonly refuses?: Refusal;
}

/** A server that is made for development. */
export interface Development {
  /** as a noun phrase ("Flask's development server") */
  readonly server: string;
  /** without which it is one for production; null: it never is */
  readonly without: string | null;
}

/** The server that answers the site's requests: the first that starts always and in the foreground, else the first at all. */
export function serverProcess(launch: Launch): (Process & { readonly server: Server }) | null {
  const servers = launch.processes.flatMap((process) =>
    process.server ? [{ ...process, server: process.server }] : [],
  );
  return servers.find((process) => process.condition === null && !process.background) ?? servers[0] ?? null;
}

/** Of Python's packages: what `apt-get` installs is for the image's own Python. */
const INSTALLERS = /(?:^|\/)(?:pip[\d.]*|pipenv|poetry|uv|conda)$/;

/** The startup command installs packages: what the app finds isn't only what was listed when it was deployed. */
export function installsOnStart({ processes }: Launch): boolean {
  return processes.some(({ program, argv }) => INSTALLERS.test(program) || argv.some(({ string }) => string === 'pip'));
}

export function serverOf(launch: Launch): Server | null {
  return serverProcess(launch)?.server ?? null;
}
