import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WIDTH } from './page.ts';

/** How long a page may take to draw itself, in milliseconds of its own clock. */
const BUDGET = 5000;
const FALLBACK_HEIGHT = 1000;

/** A picture of a whole page, as PNG, made by a headless Chromium. */
export function picture(html: string, target: string, browser: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const run = (...words: readonly string[]): string =>
      execFileSync(
        browser,
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--hide-scrollbars',
          `--user-data-dir=${join(folder, 'profile')}`,
          `--virtual-time-budget=${BUDGET}`,
          ...words,
          pathToFileURL(file).href,
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 },
      );
    const height = /<title>(\d+)<\/title>/.exec(run(`--window-size=${WIDTH},${FALLBACK_HEIGHT}`, '--dump-dom'))?.[1];
    run(`--window-size=${WIDTH},${height ?? FALLBACK_HEIGHT}`, `--screenshot=${target}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
