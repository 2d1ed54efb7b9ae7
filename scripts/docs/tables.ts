import { parse } from 'yaml';
import { z } from 'zod';
import type { Rule } from '../../src/rules/rule.ts';

const described = z.object({ description: z.string(), default: z.string().optional() });
const action = z.object({ inputs: z.record(z.string(), described), outputs: z.record(z.string(), described) });

/** The inputs that `action.yml` describes, as a table. */
export function inputsTable(actionYml: string): string {
  const { inputs } = action.parse(parse(actionYml));
  const rows = Object.entries(inputs).map(([name, input]) => {
    return [`\`${name}\``, input.description, input.default ? `\`${input.default}\`` : ''];
  });
  return table(['Input', 'What it is', 'Default'], rows);
}

export function outputsTable(actionYml: string): string {
  const { outputs } = action.parse(parse(actionYml));
  return table(
    ['Output', 'What it is'],
    Object.entries(outputs).map(([name, output]) => [`\`${name}\``, output.description]),
  );
}

/** Every rule with a link to its page. */
export function rulesTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(({ name, severity, audience, summary }) => {
    return [
      `[\`${name}\`](${folder}${name}.md)`,
      audience === 'pedantic' ? `${severity}, pedantic` : severity,
      summary,
    ];
  });
  return `${table(['Rule', 'Severity', 'What it says'], rows)}\nPedantic rules speak only with \`--pedantic\` (\`pedantic: true\`).\n`;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n')}\n`;
}
