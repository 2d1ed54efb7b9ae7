// npm run pictures -- [--mermaid FILE] [--browser PROGRAM] [--open FOLDER]: pictures of the comment and of the summary in docs/,
// of what the tests keep. FILE is the package mermaid's dist/mermaid.min.js: without it charts are shown as they are written.
// With --open, everything that is folded away is shown, and the pictures are put into FOLDER, to be looked at.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { picture } from './pictures/browser.ts';
import { page, type Theme } from './pictures/page.ts';

const GOLDEN = '__tests__/action/golden';
const PICTURES: readonly (readonly [name: string, source: string, theme: Theme])[] = [
  ['comment-light', `${GOLDEN}/pull_request-full/comment.md`, 'light'],
  ['comment-dark', `${GOLDEN}/pull_request-full/comment.md`, 'dark'],
  ['summary-light', `${GOLDEN}/pull_request-mended/summary.md`, 'light'],
  ['summary-dark', `${GOLDEN}/pull_request-mended/summary.md`, 'dark'],
];

const { values } = parseArgs({
  options: { mermaid: { type: 'string' }, browser: { type: 'string', default: 'chromium' }, open: { type: 'string' } },
});
const mermaid = values.mermaid === undefined ? null : readFileSync(values.mermaid, 'utf8');
const folder = values.open ?? 'docs/pictures';
mkdirSync(folder, { recursive: true });
for (const [name, source, theme] of PICTURES) {
  const target = join(process.cwd(), folder, `${name}.png`);
  picture(
    page(readFileSync(source, 'utf8'), { theme, mermaid, open: values.open !== undefined }),
    values.open === undefined ? target : join(folder, `${name}.png`),
    values.browser,
  );
  console.log(join(folder, `${name}.png`));
}
