import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestOf } from '../../src/cli/request.ts';
import { run } from '../../src/cli/run.ts';

const root = join(import.meta.dirname, '..', '..');

async function explained(program: string | null): Promise<string> {
  const request = requestOf(['explain', 'excess-workers']);
  if (request.kind === 'misuse') throw new Error(request.message);
  let text = '';
  await run(request, {
    environment: {},
    terminal: false,
    columns: 100,
    program,
    folder: root,
    print: (more) => {
      text += more;
    },
  });
  return text;
}

const HEADINGS = ['What', 'Why', 'Example', 'Fix', 'When to allow it', 'Options', 'Sources'];
const headings = (page: string) => [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

test('prints the page, its example included, however the program was started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'));
  symlinkSync(join(root, 'dist', 'cli.js'), join(folder, 'gunicorn-plan-lint'));
  for (const program of [join(root, 'dist', 'cli.js'), join(folder, 'gunicorn-plan-lint')]) {
    const page = await explained(program);
    expect(page).toMatch(/^# excess-workers\n/);
    expect(headings(page)).toEqual(HEADINGS);
    expect(page).toContain('- `factor` (2): ');
  }
  rmSync(folder, { recursive: true, force: true });
});

test.each([null, '/nowhere/dist/cli.js'])(
  'without the pages (%s) it has everything but the example',
  async (program) => {
    expect(headings(await explained(program))).toEqual(HEADINGS.filter((heading) => heading !== 'Example'));
  },
);
