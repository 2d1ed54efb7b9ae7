import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from './api.ts';
import type { Outcome } from './github.ts';

const folder = join(import.meta.dirname, 'golden');

/** Everything that a step leaves, as files: what a reader of this repository can judge. */
export function traces({ code, log, outputs, summary }: Outcome, api: Api): Readonly<Record<string, string>> {
  const { report: _, 'report-json': __, review: ___, ...values } = outputs;
  const written = new Set(api.comments.map(({ body }) => body));
  // A comment stands in a file of its own.
  const short = (key: string, value: unknown): unknown =>
    key === 'body' && written.has(String(value)) ? '(comment.md)' : value;
  const called = api.calls.map(
    ({ method, url, body }) =>
      `${method} ${url}${body === null ? '' : `\n${indented(JSON.stringify(body, short, 2))}`}`,
  );
  const left = {
    'log.txt': log.replace(/^::stop-commands::(\S+)\n([\s\S]*?)^::\1::$/m, '::stop-commands::MARK\n$2::MARK::'),
    'summary.md': summary,
    'outputs.txt': `exit code ${code}\n${Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('')}`,
    'requests.txt': called.map((call) => `${call}\n`).join(''),
    'comment.md': api.comments.map(({ body }) => body).join('\n'),
  };
  return Object.fromEntries(
    Object.entries(left)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [name, text.replaceAll(api.url, 'https://api.github.example')]),
  );
}

/** Compares with the files that are kept, or with `UPDATE=1` keeps what is there: `npm run build && UPDATE=1 npm run jest -- action/events`. */
export function expectGolden(name: string, files: Readonly<Record<string, string>>): void {
  const place = join(folder, name);
  if (process.env['UPDATE']) {
    mkdirSync(place, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  }
  const names = ['log.txt', 'summary.md', 'outputs.txt', 'requests.txt', 'comment.md'];
  const kept = names.filter((file) => existsSync(join(place, file)));
  expect(files).toEqual(Object.fromEntries(kept.map((file) => [file, readFileSync(join(place, file), 'utf8')])));
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
