import { containerEnvironment } from '../../src/appservice/environment.ts';
import { withImageFiles } from '../../src/appservice/image-files.ts';
import { startupScript } from '../../src/appservice/startup-script.ts';
import { runShell } from '../../src/languages/shell/run.ts';
import type { AppSetting } from '../../src/surfaces/facts.ts';
import { builtIn, number, string } from '../../src/value/value.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import type { OracleOptions, Outcome } from './case.ts';
import { compareRun, RECORDED_PROGRAMS, type Recording, recordedFiles } from './launch-world.ts';

interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly appSettings: Readonly<Record<string, string>>;
  readonly command: string;
  readonly pythonVersion: string;
  readonly cpus: number;
  readonly expect: (Recording & { readonly detected: string | null }) | { readonly generatorError: string };
}

const CASE = builtIn('the case');
/** The recordings of these cases leave it out: it differs with the machine. */
const HIDDEN = ['PYTHONPATH'];

/** Sites as App Service's own script generator starts them. */
export async function* check(lines: readonly unknown[], _options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) {
    yield { id: one.id, expected: JSON.stringify(one), ...outcomeOf(one) };
  }
}

function outcomeOf(one: Case): Pick<Outcome, 'outcome' | 'answer'> {
  const files = recordedFiles(one.files);
  const settings = new Map<string, AppSetting>(
    Object.entries(one.appSettings).map(([name, value]) => [name, { name, value: string(value, CASE), span: null }]),
  );
  const environment = containerEnvironment({ settings, open: null }, null);
  const script = startupScript({
    command: one.command === '' ? null : string(one.command, CASE).text,
    environment,
    files,
    appFolder: APP_FOLDER,
    pythonVersion: one.pythonVersion,
    cpus: number(one.cpus, CASE),
  });
  if (script.kind === 'unknown') return { outcome: 'unknown', answer: { why: script.reason } };
  if (script.kind === 'refusal') {
    const { message, about } = script.refusal;
    const agrees = 'generatorError' in one.expect && about !== null && one.expect.generatorError.includes(about);
    return { outcome: agrees ? 'agree' : 'wrong', answer: { generatorError: message } };
  }
  const run = runShell(script.text, {
    shell: 'sh',
    environment,
    environmentComplete: true,
    cwd: '/',
    files: withImageFiles(files),
    programs: RECORDED_PROGRAMS,
    cpus: one.cpus,
  });
  const detected = recordedName(script.detected?.framework ?? null);
  const expect = 'generatorError' in one.expect ? { calls: [], exit: -1, detected: null } : one.expect;
  const { outcome, answer } = compareRun(run, expect, HIDDEN);
  return {
    outcome: detected === expect.detected ? outcome : 'wrong',
    answer: { detected, ...answer },
  };
}

/** The recordings call what we show as the default page by its folder's name. */
function recordedName(framework: string | null): string | null {
  return framework === 'default page' ? 'default site' : framework;
}
