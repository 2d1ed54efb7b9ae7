import { LIMITS } from '../appservice/limits.ts';
import { appSetting, settingNumber } from './app-settings.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, settingPlace } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

const { value: BY_DEFAULT, maximum: MOST, setting: SETTING, source: SOURCE } = LIMITS.containerStopSeconds;

export const longGracefulTimeout = defineRule({
  name: 'long-graceful-timeout',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'Workers are given longer to finish their requests than App Service waits before it kills the container.',
  why: `When a site restarts, gunicorn lets its workers finish for \`graceful_timeout\` seconds (30 by default). App Service kills the container after
${BY_DEFAULT}, or after \`${SETTING}\`, at most ${MOST}: what isn't done by then is cut off, whatever gunicorn was told.`,
  fix: 'Set the app setting `WEBSITES_CONTAINER_STOP_TIME_LIMIT` to as many seconds (120 at most), or shorten `graceful_timeout`.',
  exceptions: 'All requests are quick, or clients try again.',
  sources: [SOURCE, 'https://docs.gunicorn.org/en/stable/settings.html#graceful-timeout'],
  since: '0.1.0',
  messages: {
    cut: '`graceful_timeout` is {seconds} s, but App Service kills the container {stop} s after it asked it to stop: requests that take longer are cut off.\nSet the app setting `{setting}` to {seconds}.',
    beyond:
      '`graceful_timeout` is {seconds} s, but App Service kills the container {stop} s after it asked it to stop, and never waits for more than {most} s: requests that take longer are cut off.\nSet `--graceful-timeout {most}`{and}.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('graceful_timeout');
    const seconds = gunicorn?.number('graceful_timeout');
    const stop = stopSeconds(subject);
    // Every default launch is cut at 5 s: only who wrote a number counts on it.
    if (!gunicorn || !written || seconds === undefined || stop === null || seconds <= stop) return [];
    const place = {
      at: settingPlace(written, subject),
      related: labelOf('the time to stop is set here', appSetting(subject, SETTING)?.value),
      fix: null,
    };
    if (seconds <= MOST) return [{ id: 'cut', facts: { seconds, stop, setting: SETTING }, ...place }];
    const and = stop < MOST ? ` and the app setting \`${SETTING}\` to ${MOST}` : '';
    return [{ id: 'beyond', facts: { seconds, stop, most: MOST, and }, ...place }];
  },
});

/** Null where it can't be known. */
function stopSeconds(subject: Subject): number | null {
  const setting = appSetting(subject, SETTING);
  if (!setting) return subject.deployment.appSettings.open === null ? BY_DEFAULT : null;
  const seconds = settingNumber(setting);
  return Number.isFinite(seconds) ? Math.min(seconds, MOST) : null;
}
