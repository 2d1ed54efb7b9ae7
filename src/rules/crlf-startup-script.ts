import { filesOf } from '../launch/app-files.ts';
import { serverProcess } from '../launch/launch.ts';
import { type Source, span } from '../text/source.ts';
import { spanOf } from '../value/value.ts';
import { defineRule, type Subject } from './rule.ts';
import { startupFile } from './startup-file.ts';

export const crlfStartupScript = defineRule({
  name: 'crlf-startup-script',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: "The startup script has Windows' line ends, which a Linux shell takes for characters of its words.",
  why: `To a shell the carriage return at the end of a line is part of the last word: \`#!/bin/sh\` looks for a program of another name ("bad interpreter"), so the
container ends and the site answers 503. With \`bash startup.sh\` the first line is skipped, but \`cd src\` goes to a folder that isn't there, and a variable at the end of a
line holds one character more.`,
  exceptions: 'git stores the file with Unix line ends, and only this copy has the others.',
  sources: [
    'https://github.com/making/cf-grafana/issues/2',
    'https://git-scm.com/docs/gitattributes#_eol',
    'https://www.gnu.org/software/bash/manual/html_node/Definitions.html',
  ],
  since: '0.1.0',
  messages: {
    nothing:
      "`{file}` has Windows' line ends: the shell takes the carriage return for a part of the last word of each line, and nothing starts.\nSave it with Unix line ends, and add `*.sh text eol=lf` to `.gitattributes`.",
    words:
      "`{file}` has Windows' line ends: the shell takes the carriage return for a part of the last word of each line, a folder or a variable as well.\nSave it with Unix line ends, and add `*.sh text eol=lf` to `.gitattributes`.",
  },
  check(subject) {
    const script = scriptOf(subject);
    if (!script || !/\S[^\n]*\r\n|\S\r$/.test(script.text) || isStoredOtherwise(script, subject)) return [];
    const end = script.text.indexOf('\r');
    const start = script.text.lastIndexOf('\n', end) + 1;
    const starts = serverProcess(subject.launch) !== null || subject.launch.unknowns.length > 0;
    const command = subject.launch.command ? spanOf(subject.launch.command) : null;
    return [
      {
        id: starts ? ('words' as const) : ('nothing' as const),
        facts: { file: script.path },
        at: span(script, start, end),
        // Where the last words are ones that bear it, the app starts all the same.
        ...(starts ? { severity: 'warning' as const, confidence: 'medium' as const } : {}),
        related: command ? [{ message: 'the script is started here', at: command }] : [],
        fix: { title: 'convert its line ends', command: `sed -i 's/\\r$//' ${script.path}`, edit: null },
      },
    ];
  },
});

function scriptOf(subject: Subject): Source | null {
  const named = startupFile(subject);
  const files = filesOf(subject);
  // a file of another name stands for its first line, whose last word bears it more often than not
  return named?.name.endsWith('.sh') && files.kind(named.path) === 'file' ? files.read(named.path) : null;
}

/** git writes text with the line ends of the machine where it is told to, or where it is Windows: it stores Unix ones. */
function isStoredOtherwise({ path }: Source, { workspace, deployment }: Subject): boolean {
  const attributes = workspace.read('.gitattributes')?.text ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.'));
  const rules = attributes.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const told = rules.some(
    ([pattern = '', ...words]) =>
      ['*', `*${ending}`, name, path, `/${path}`].includes(pattern) &&
      words.some((word) => /^(text|text=auto|eol=lf)$/.test(word)),
  );
  // No run bit: a copy on Windows, where all files look so.
  return told || (workspace.executable(path) === null && deployment.span.source.text.includes('\r\n'));
}
