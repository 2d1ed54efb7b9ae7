import type { Span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import { sides, unknownReason } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import type { Environment } from './environment.ts';
import { type GeneratorBoolean, generatorBoolean, settingText } from './generator-settings.ts';
import { notABoolean, type PlatformRefusal } from './refusal.ts';

const MULTIWORKERS = 'PYTHON_ENABLE_GUNICORN_MULTIWORKERS';

/**
 * The line that starts gunicorn in the default launch, as the generator writes it.
 * https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/python/scriptgenerator.go
 * @param words what follows `gunicorn`
 * @param folder for `--chdir`
 * @param cpus what the container reports
 */
export function defaultCommand(
  words: string,
  folder: string,
  cpus: Value,
  environment: Environment,
): TracedText | PlatformRefusal {
  const multiworkers = generatorBoolean(environment, MULTIWORKERS);
  if (multiworkers.kind === 'invalid') return notABoolean(MULTIWORKERS, multiworkers.text, multiworkers.span);
  const config = settingText(environment, 'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH');
  return TracedText.join([
    TracedText.of(`GUNICORN_CMD_ARGS="--timeout 600 --access-logfile '-' --error-logfile '-'`),
    ...(config.length > 0 ? [TracedText.of(' -c '), config] : []),
    ...workerArguments(multiworkers, cpus, environment),
    TracedText.of(` --chdir=${folder}" gunicorn ${words}`),
  ]);
}

/** `--workers` and `--threads`: both are left out, whatever the other settings say, unless multiworkers is on. */
function workerArguments(
  multiworkers: Exclude<GeneratorBoolean, { kind: 'invalid' }>,
  cpus: Value,
  environment: Environment,
): readonly TracedText[] {
  const threads = settingText(environment, 'PYTHON_GUNICORN_CUSTOM_THREAD_NUM');
  if (multiworkers.kind === 'unknown') {
    const hole = TracedText.hole({ reason: multiworkers.reason, numeric: true }, multiworkers.span);
    return [TracedText.of(' --workers='), hole, ...(threads.length > 0 ? [TracedText.of(' --threads='), hole] : [])];
  }
  if (!multiworkers.value) return [];
  const workers = settingText(environment, 'PYTHON_GUNICORN_CUSTOM_WORKER_NUM');
  return [
    TracedText.of(' --workers='),
    workers.length > 0 ? workers : workersFor(cpus, multiworkers.span),
    ...(threads.length > 0 ? [TracedText.of(' --threads='), threads] : []),
  ];
}

/** 2 × processors + 1: a number that the setting which asked for it stands for. */
function workersFor(cpus: Value, span: Span | null): TracedText {
  const counts = sides(cpus).map(({ value }) => (value.kind === 'number' ? String(2 * Number(value.value) + 1) : null));
  const [first] = counts;
  if (typeof first === 'string' && counts.every((count) => count === first)) return TracedText.of(first, span);
  return TracedText.hole({ reason: unknownReason(cpus) ?? "the plan's size is not known", numeric: true }, span);
}
