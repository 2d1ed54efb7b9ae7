import { serverOf } from '../launch/launch.ts';
import type { UnusedScript } from '../launch/unused-scripts.ts';
import { mayBeInstalled } from '../python/installed.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { sameValue } from '../value/same-value.ts';
import type { Fix, Label, Subject } from './rule.ts';

/** A script that would be worth naming in a startup command. */
export interface Script extends UnusedScript {
  /** why it would not answer if it were named, as a sentence; null: nothing is known against it */
  readonly problem: string | null;
  /** what would start then */
  readonly subject: Subject;
}

/** Scripts that start something else than what App Service starts without them; first the ones that would answer. */
export function unusedScripts(subject: Subject): readonly Script[] {
  const scripts = subject.scripts.flatMap(({ script, subject: named, problem }) => {
    const addsNothing = startsNoMore(subject, named, script) && script.goesInto === null;
    if (addsNothing && !script.prepares) return [];
    return [{ ...script, problem: otherFolder(script) ?? problem ?? nowhere(named), subject: named }];
  });
  return [...scripts.filter(({ problem }) => problem === null), ...scripts.filter(({ problem }) => problem !== null)];
}

/** The script that a site without a startup command needs no more than to have named; null where there is none. */
export function scriptToName(subject: Subject): Script | null {
  const [first] = subject.launch.kind === 'default' ? unusedScripts(subject) : [];
  return first?.problem === null ? first : null;
}

/** What a rule says whose cure it is to name a script. */
export function naming({ at, command }: Script): { readonly label: Label; readonly fix: Fix } {
  return {
    label: { message: 'this is not run', at },
    fix: { title: 'set the startup command', command, edit: null },
  };
}

function otherFolder({ goesInto }: UnusedScript): string | null {
  return goesInto === null ? null : `\`${goesInto}\`, into which it goes, is not in App Service's container.`;
}

/** Not all that is deployed may be known, but what a script names that isn't in the repository at all is from another one. */
function nowhere({ app, launch, workspace }: Subject): string | null {
  if (app.entryPoint?.kind !== 'unknown') return null;
  const [module = ''] = knownString(serverOf(launch)?.app ?? undefined)?.split(':') ?? [];
  if (!/^[A-Za-z_][\w.]*$/.test(module) || mayBeInstalled(module.split('.')[0] ?? '', app.requirements) !== null)
    return null;
  const steps = module.replaceAll('.', '/');
  const isThere = workspace.files.some(
    (path) => `/${path}`.includes(`/${steps}.py`) || `/${path}`.includes(`/${steps}/`),
  );
  return isThere ? null : `It loads \`${module}\`, and no such module is in the repository.`;
}

/** What the platform gives the server otherwise, and what changes nothing of how it answers. */
const BESIDE = new Set([
  'bind',
  'timeout',
  'chdir',
  // what it sets counts by itself
  'config',
  'accesslog',
  'errorlog',
  'loglevel',
  'proc_name',
  'capture_output',
]);

/** The script starts the same app with the same settings as App Service does without it. */
function startsNoMore(subject: Subject, named: Subject, { at }: UnusedScript): boolean {
  if (isDefault(subject, at.source.text.slice(at.start, at.end))) return true;
  const [one, other] = [serverOf(subject.launch), serverOf(named.launch)];
  const app = knownString(one?.app ?? undefined);
  if (!one || !other || one.name !== other.name || app === undefined || app !== knownString(other.app ?? undefined))
    return false;
  const timeout = knownNumber(other.settings.get('timeout')) ?? 0;
  const same = [...one.settings].every(([name, value]) => {
    const theirs = other.settings.get(name);
    return BESIDE.has(name) || (theirs !== undefined && sameValue(value, theirs));
  });
  return same && timeout <= 600;
}

/** The line starts what App Service starts without it (whose timeout is 600 s), and sets nothing more. */
export function isDefault({ launch }: Subject, line: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^\s*exec\s+/, '')
      .replace(/\s(?:--bind|-b)[= ]\S+/g, '')
      .replace(/\s(?:--worker-class|-k)[= ]*sync\b/g, '')
      .replace(/\s(?:--timeout|-t)[= ]*(\d+)\b/g, (option, seconds) => (Number(seconds) <= 600 ? '' : option))
      .replace(/\s+/g, ' ')
      .trim();
  const commands = launch.processes.map(({ program, argv }) =>
    [program, ...argv.map(({ string }) => string)].join(' '),
  );
  return commands.some((command) => plain(command) === plain(line));
}
