import type { Result } from '../result.ts';
import { rules } from '../rules/index.ts';
import type { Confidence, Finding, Rule } from '../rules/rule.ts';
import type { Span } from '../text/source.ts';
import { VERSION } from '../version.ts';
import { cleanOneLine } from './clean.ts';
import { explanation } from './explanation.ts';
import { type Shown, shownOf } from './hidden.ts';
import { printedJson } from './value-json.ts';
import { wholeCommand } from './whole-command.ts';

/** GitHub's limit for the descriptions of a rule (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning). */
const LONGEST_DESCRIPTION = 1024;

/**
 * The findings as SARIF 2.1.0, as GitHub's code scanning takes it.
 * @param prefix what stands before each path, so that it starts at the repository's root
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(result: Result, prefix: string): string {
  const shown = shownOf(result);
  const used = rules.filter(({ name }) => result.findings.some(({ rule }) => rule === name));
  const seen = new Map<string, number>();
  return printedJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gunicorn-plan-lint',
            semanticVersion: VERSION,
            rules: used.map(ruleJson),
          },
        },
        // Code scanning keeps the findings of each id apart: one that checks part of a repository replaces only its own.
        automationDetails: { id: `gunicorn-plan-lint/${prefix}` },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.notes.map(({ file, line, column, message }) => ({
              level: 'note',
              message: { text: cleanOneLine(message) },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: artifact(prefix + file),
                    ...(line === undefined
                      ? {}
                      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
                  },
                },
              ],
            })),
          },
        ],
        results: result.findings.map((finding) => resultJson(finding, used, prefix, shown, seen)),
      },
    ],
  });
}

const PRECISION: Readonly<Record<Confidence, string>> = { high: 'high', medium: 'medium', low: 'low' };
const PROBLEM = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

function ruleJson(rule: Rule): object {
  return {
    id: rule.name,
    shortDescription: { text: short(rule.summary) },
    fullDescription: { text: short(rule.why.replace(/\s+/g, ' ').trim()) },
    help: { text: `${rule.why.trim()}\n\n${rule.exceptions.trim()}`, markdown: explanation(rule) },
    ...(rule.sources[0] ? { helpUri: rule.sources[0] } : {}),
    defaultConfiguration: { level: rule.severity },
    properties: {
      precision: PRECISION[rule.confidence],
      'problem.severity': PROBLEM[rule.severity],
      tags: ['gunicorn', 'app-service'],
    },
  };
}

function resultJson(
  finding: Finding,
  used: readonly Rule[],
  prefix: string,
  shown: Shown,
  seen: Map<string, number>,
): object {
  const { rule, severity, message, at, related, fix, environments, app, fingerprint, condition } = finding;
  const nth = (seen.get(fingerprint) ?? 0) + 1;
  seen.set(fingerprint, nth);
  const command = wholeCommand(finding, shown);
  const links = related.map(
    (label, index) => `${linked(shown.words(label.message))} ([${label.at.source.path}](${index + 1}))`,
  );
  const text = [
    shown.words(message),
    ...(condition ? [`Only if: ${shown.words(condition)}`] : []),
    ...links,
    ...(fix && command !== null ? [`${shown.words(fix.title)}:\n${command}`] : []),
  ];
  return {
    ruleId: rule,
    ruleIndex: used.findIndex(({ name }) => name === rule),
    level: severity,
    message: { text: text.join('\n') },
    locations: [{ physicalLocation: physical(at, prefix) }],
    relatedLocations: related.map((label, index) => ({
      id: index + 1,
      message: { text: cleanOneLine(shown.words(label.message)) },
      physicalLocation: physical(label.at, prefix),
    })),
    // The only one that code scanning reads; it is the same when lines move.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${nth}` },
    ...(fix?.edit && shown.words(fix.edit.text) === fix.edit.text
      ? { fixes: [fixJson(fix.title, fix.edit, prefix, shown)] }
      : {}),
    properties: {
      app,
      environments: environments.filter((environment) => environment !== null),
      precision: PRECISION[finding.confidence],
    },
  };
}

function fixJson(
  title: string,
  edit: { readonly at: Span; readonly text: string },
  prefix: string,
  shown: Shown,
): object {
  return {
    description: { text: shown.words(title) },
    artifactChanges: [
      {
        artifactLocation: artifact(prefix + edit.at.source.path),
        replacements: [{ deletedRegion: region(edit.at), insertedContent: { text: edit.text } }],
      },
    ],
  };
}

function physical(at: Span, prefix: string): object {
  return { artifactLocation: artifact(prefix + at.source.path), region: region(at) };
}

function region({ source, start, end }: Span): object {
  const from = source.position(start);
  // An empty range is shown nowhere: it becomes one character.
  const to = source.position(Math.max(end, start + 1));
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.line === from.line ? Math.max(to.column, from.column + 1) : to.column,
  };
}

function artifact(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Text beside a link in a message: SARIF reads brackets there. */
function linked(text: string): string {
  return cleanOneLine(text).replace(/[[\]\\]/g, '\\$&');
}

function short(text: string): string {
  return text.length > LONGEST_DESCRIPTION ? `${text.slice(0, LONGEST_DESCRIPTION - 1)}…` : text;
}
