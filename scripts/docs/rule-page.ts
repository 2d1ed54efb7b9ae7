import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../src/lint.ts';
import { plain } from '../../src/report/colour.ts';
import { explanation } from '../../src/report/explanation.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import type { Finding, Rule } from '../../src/rules/rule.ts';
import type { Source } from '../../src/text/source.ts';
import { folderWorkspace } from '../../src/workspace/folder.ts';

/** A rule's page: what `explain` prints, with an example that is a scenario of the tests and what is really said of it. */
export async function rulePage(rule: Rule, scenarios: string): Promise<string> {
  return `${MADE}\n\n${explanation(rule, await exampleOf(rule, scenarios))}`;
}

/** What a page shows without scrolling. */
const COLUMNS = 100;

export const MADE = '<!-- Made from the rule and its scenarios by npm run docs: change those. -->';

async function exampleOf(rule: Rule, scenarios: string): Promise<string | null> {
  const folder = join(scenarios, rule.name);
  const caught = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('catches-')) : [];
  const [first] = caught.sort();
  if (first === undefined) return null;
  const result = await lint(folderWorkspace(join(folder, first)), { pedantic: true });
  const findings = result.findings.filter((finding) => finding.rule === rule.name);
  if (findings.length === 0) throw new Error(`${rule.name} says nothing of its scenario ${first}`);
  const report = terminalReport({ ...result, findings }, { paint: plain, prefix: '', columns: COLUMNS });
  // Of the report only the findings: they stand before the first line about a deployment.
  const said = report.split(/\n\n/).slice(0, findings.length).join('\n\n');
  const files = [...new Set(findings.flatMap(sourcesOf))].map(fileBlock);
  return [...files, 'gives', '', '```', said, '```'].join('\n');
}

function sourcesOf({ at, related }: Finding): readonly Source[] {
  return [at.source, ...related.map((label) => label.at.source)];
}

function fileBlock({ path, text }: Source): string {
  const language = path.slice(path.lastIndexOf('.') + 1);
  // A carriage return would be lost on the way through git, and nobody would see it.
  const shown = text.trimEnd().replaceAll('\r', '␍');
  return [`\`${path}\`:`, '', `\`\`\`${language}`, shown, '```', ''].join('\n');
}
