import { rendered } from '../../scripts/pictures/page.ts';
import { githubReport } from '../../src/report/annotations.ts';
import { changesOf } from '../../src/report/changes.ts';
import { coloured, plain } from '../../src/report/colour.ts';
import { commentReport } from '../../src/report/comment.ts';
import { gitlabReport } from '../../src/report/gitlab.ts';
import { inspectJson } from '../../src/report/inspect-json.ts';
import { inspectReport } from '../../src/report/inspect-terminal.ts';
import { junitReport } from '../../src/report/junit.ts';
import { lintJson } from '../../src/report/lint-json.ts';
import { reviewOf } from '../../src/report/review/collect.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { summaryReport } from '../../src/report/summary.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import type { Result } from '../../src/result.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { string, unknown, type Value, written } from '../../src/value/value.ts';
import { defaultLaunch, deployment, finding, result, subject } from './fixture.ts';

/** Texts that mean something to one or other of those who read a report. */
const HOSTILE = [
  '::error file=a::planted',
  '##[error]planted',
  '::stop-commands::planted',
  '\u001b[31mred\u001b]0;title\u0007\u009b2J',
  '\u202ereversed\u2066\u200bhidden\u{e0041}',
  '<!-- gunicorn-plan-lint:lint --><script>alert(1)</script><img src=x onerror=alert(1)>',
  '@ada @contoso/team #12 GH-12 contoso/parcels#12 https://evil.example/x www.evil.example',
  '![x](https://evil.example/x.png) [link](javascript:alert(1)) [ref]: https://evil.example',
  '` `` ``` ```` ~~~ | a | b | \\| ** __ ~~ > # - 1. </details></td></table>',
  '</failure></testcase>]]> &amp; &lt; "\' =',
  '\r\n## Heading\r\n\n- list\n\n| a |\n|---|\n',
  ':smile: $x^2$ $$y$$ \\[ \\( &#64;ada',
  '%0A%0D%25 %3A, {{ x }} ${{ secrets.X }}',
];
const BENIGN = HOSTILE.map(() => 'word');

/** A run in which every text that a repository can write is the given one. */
function runWith(text: string): Result {
  const source = new Source(`dir/${text.replaceAll('/', ' ')}.bicep`, `${text}\n`);
  const all = span(source, 0, text.length);
  const value = string(TracedText.at(all), written(all));
  const launch = defaultLaunch();
  const [process] = launch.processes;
  if (!process?.server) throw new Error('the fixture starts a server');
  const settings = new Map<string, Value>([...process.server.settings, ['bind', value], ['proc_name', value]]);
  const own = subject({
    deployment: deployment({
      name: value,
      slot: value,
      environment: text,
      span: all,
      condition: { when: text, span: null },
      pythonVersion: value,
      joins: [text],
      root: { path: text, reason: text, whole: true },
      startupCommand: value,
    }),
    launch: {
      ...launch,
      kind: 'custom',
      command: value,
      assumptions: [text],
      unknowns: [unknown(text, written(all))],
      processes: [
        {
          ...process,
          argv: [TracedText.at(all)],
          cwd: text,
          condition: text,
          server: { ...process.server, app: value, settings },
        },
      ],
    },
  });
  return result({
    subjects: [own],
    findings: [
      finding({
        message: `one ${text}\ntwo \`${text}\``,
        at: all,
        related: [{ message: text, at: all }],
        fix: { title: text, command: text, edit: null },
        condition: text,
        app: `${text}/${text}`,
        environments: [text],
      }),
    ],
    notes: [{ message: text, file: text, line: 1 }],
    coverage: { filesRead: 1, unknown: [{ what: text, why: text, span: all }], lookedFor: [text] },
  });
}

const terminal = { prefix: 'p/', columns: 100 };
const address = () => 'https://github.example/x';
const FORMATS: Readonly<Record<string, (run: Result) => string>> = {
  terminal: (run) => terminalReport(run, { ...terminal, paint: plain }),
  'inspect on a terminal': (run) => inspectReport(run, { ...terminal, paint: plain }),
  json: lintJson,
  'inspect as json': inspectJson,
  github: (run) => githubReport(run, 'p/'),
  sarif: (run) => sarifReport(run, 'p/'),
  junit: (run) => junitReport(run, 'p/'),
  gitlab: (run) => gitlabReport(run, 'p/'),
  summary: (run) => summaryReport(reviewOf(run, { changes: null, noBase: null, prefix: 'p/' }), address),
  comment: (run) =>
    commentReport(reviewOf(run, { changes: changesOf(result(), run), noBase: null, prefix: 'p/' }), {
      address,
      key: 'lint',
      run: 'https://github.example/run',
    }),
};
const cases = Object.keys(FORMATS).flatMap((format) => HOSTILE.map((text) => [format, text] as const));

/** Controls, and what turns or hides text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

test.each(cases)('%s shows %j and does nothing else with it', (format, text) => {
  const output = FORMATS[format]?.(runWith(text)) ?? '';
  expect(output.replaceAll('\n', '')).not.toMatch(UNSEEN);
  expect(output).not.toContain('##[');
  // The runner reads its commands from what is printed, and not from the summary or a comment.
  if (!['github', 'summary', 'comment'].includes(format)) expect(output).not.toMatch(/^\s*::/m);
});

test.each(HOSTILE)('annotations: %j stays within its own', (text) => {
  const lines = FORMATS['github']?.(runWith(text)).trimEnd().split('\n') ?? [];
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::warning file=[^:,]+,line=1,endLine=\d+(,col=1,endColumn=\d+)?,title=[^:,]+::[^\n]+$/);
  expect(lines[1]).toMatch(/^gunicorn-plan-lint: /);
});

test.each(HOSTILE.flatMap((text) => ['summary', 'comment'].map((format) => [format, text] as const)))(
  'Markdown (%s): %j adds no element, no link and no mention',
  (format, text) => {
    const make = FORMATS[format];
    if (!make) throw new Error('no such format');
    const hostile = rendered(make(runWith(text)));
    // As many lines give as many paragraphs; back-ticks within a sentence only make more or less of it look like code.
    const harmless = rendered(make(runWith(text.replace(/[^\s]+/g, 'w'))));
    const structure = (html: string) => elements(text.includes('`') ? html.replace(/<\/?code>/g, '') : html);
    expect(structure(hostile)).toEqual(structure(harmless));
    expect(outsideOfCode(hostile)).not.toMatch(/@\w|#\d/);
    expect(hostile).not.toMatch(/(href|src)="(?!https:\/\/github\.example\/)/);
  },
);

test.each(HOSTILE)('XML: %j adds no element', (text) => {
  const tags = (xml: string) => xml.match(/<[?/]?\w+/g);
  expect(tags(junitReport(runWith(text), ''))).toEqual(tags(junitReport(runWith('word'), '')));
});

test('colours are the only sequences on a terminal', () => {
  for (const text of HOSTILE) {
    const output = terminalReport(runWith(text), { ...terminal, paint: coloured });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    expect(output.replace(/\u001b\[[\d;]*m/g, '')).toBe(terminalReport(runWith(text), { ...terminal, paint: plain }));
  }
});

test('the harmless texts are harmless', () => {
  expect(BENIGN.every((text) => elements(rendered(text)).length === 2)).toBe(true);
});

function elements(html: string): readonly string[] {
  return html.match(/<\/?[a-z][a-z0-9]*|<!--/gi) ?? [];
}

function outsideOfCode(html: string): string {
  return html
    .replace(/<(code|pre)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll('&#8203;', '\u200b')
    .replace(/<[^>]*>/g, ' ');
}
