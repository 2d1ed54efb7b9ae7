import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { helpOf } from '../../src/cli/help.ts';
import { configSchema } from '../../src/config/schema.ts';
import { lint } from '../../src/lint.ts';
import { coloured } from '../../src/report/colour.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { rules } from '../../src/rules/index.ts';
import { SURFACES } from '../../src/surfaces/catalogue.ts';
import { UNREAD } from '../../src/surfaces/unread.ts';
import { folderWorkspace } from '../../src/workspace/folder.ts';
import { between } from './marked.ts';
import { terminalPicture } from './picture.ts';
import { measuredTable, recommended } from './queueing.ts';
import { rulePage } from './rule-page.ts';
import { inspectSchema, lintSchema, publishedSchema } from './schema.ts';
import { surfacesPage } from './surfaces-page.ts';
import { inputsTable, outputsTable, rulesTable } from './tables.ts';

/** Everything in the documentation that is made from the source, by its path: the same source gives the same text. */
export async function generatedFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const pages: (readonly [path: string, page: string])[] = [];
  // one after the other: the test runner's loader does not bear several first imports of a module at once
  for (const rule of rules)
    pages.push([`docs/rules/${rule.name}.md`, await rulePage(rule, join(root, '__tests__', 'scenarios'))]);
  return new Map([
    ['docs/config.schema.json', publishedSchema(configSchema(rules), '.gunicorn-plan-lint.yml')],
    ['docs/inspect.schema.json', publishedSchema(inspectSchema, 'gunicorn-plan-lint inspect --format json')],
    ['docs/lint.schema.json', publishedSchema(lintSchema, 'gunicorn-plan-lint lint --format json')],
    ['docs/surfaces.md', surfacesPage(SURFACES, UNREAD)],
    ['docs/slow-flask.svg', await examplePicture(root)],
    ['docs/slow-but-idle.md', await slowButIdle(root)],
    ['README.md', await readme(root)],
    ...pages,
  ]);
}

/** What the README's first command prints, on a terminal. */
export async function examplePicture(root: string): Promise<string> {
  const result = await lint(folderWorkspace(join(root, 'examples', 'slow-flask')));
  const output = terminalReport(result, { paint: coloured, prefix: 'examples/slow-flask/', columns: 100 });
  return terminalPicture('node dist/cli.js examples/slow-flask', output);
}

/** The symptom explained, with the measured figures and what `recommend` really says. */
async function slowButIdle(root: string): Promise<string> {
  const [text, measured] = await Promise.all([
    readFile(join(root, 'docs', 'slow-but-idle.md'), 'utf8'),
    readFile(join(root, 'bench', 'queueing.md'), 'utf8'),
  ]);
  const made = [
    ['measured', measuredTable(measured)],
    ['recommend', await recommended()],
  ] as const;
  return made.reduce((document, [name, part]) => between(document, name, part), text);
}

async function readme(root: string): Promise<string> {
  const [text, actionYml] = await Promise.all([
    readFile(join(root, 'README.md'), 'utf8'),
    readFile(join(root, 'action.yml'), 'utf8'),
  ]);
  const made = [
    ['inputs', inputsTable(actionYml)],
    ['outputs', outputsTable(actionYml)],
    ['help', `\`\`\`\n${helpOf(null)}\`\`\``],
    ['rules', rulesTable(rules, 'docs/rules/')],
  ] as const;
  return made.reduce((document, [name, part]) => between(document, name, part), text);
}
