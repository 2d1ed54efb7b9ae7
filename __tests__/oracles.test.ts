import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../scripts/oracle/case.ts';
import { check as defaultLaunch } from '../scripts/oracle/default-launch.ts';
import { check as gunicorn } from '../scripts/oracle/gunicorn.ts';
import { check as startupCommands } from '../scripts/oracle/startup-commands.ts';

/** What real programs answered: gunicorn itself, a real `/bin/sh`, App Service's own script generator. */
const folder = join(import.meta.dirname, 'oracles');
const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [/^gunicorn-/, gunicorn],
  [/^startup-commands/, startupCommands],
  [/^default-launch/, defaultLaunch],
];
const files = readdirSync(folder).flatMap((file) => {
  const check = CHECKS.find(([pattern]) => pattern.test(file))?.[1];
  return check ? [[file, check] as const] : [];
});

test.each(files)('%s: every answer is the real program’s', async (file, check) => {
  const cases = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  const others: unknown[] = [];
  let agree = 0;
  for await (const { outcome, id, expected, answer } of check(cases, { repos: null, file })) {
    if (outcome === 'agree') agree++;
    else others.push({ outcome, id, expected, answer });
  }
  expect(others).toEqual([]);
  expect(agree).toBe(cases.length);
});
