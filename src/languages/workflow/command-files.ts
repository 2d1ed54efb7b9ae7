import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { builtIn, type Option, type Property, string, type Value, written } from '../../value/value.ts';
import type { ScriptEnd } from '../shell/world.ts';
import { CHOICE } from './expression/assumptions.ts';
import { choose } from './expression/choose.ts';
import { RUNNER_TEMP } from './runner/files.ts';

/** The files into which a step writes what later steps get. */
export const ENV_FILE = `${RUNNER_TEMP}/_runner_file_commands/set_env`;
export const OUTPUT_FILE = `${RUNNER_TEMP}/_runner_file_commands/set_output`;
export const PATH_FILE = `${RUNNER_TEMP}/_runner_file_commands/add_path`;

/**
 * What a script has written into one of the files, on all its ways together.
 * @param place of the script: what it writes on one of its ways goes with nothing that it writes on another
 */
export function writtenValues(
  ends: readonly ScriptEnd[],
  file: string,
  place: Span | null,
): ReadonlyMap<string, Property> {
  const perEnd = ends.map((end, at) => ({
    end,
    values: pairs(end.files.get(file)),
    key: `${CHOICE}way ${at} of ${place?.source.path ?? ''}:${place?.start ?? ''}`,
  }));
  const names = new Set(perEnd.flatMap(({ values }) => [...values.keys()]));
  return new Map([...names].map((name) => [name, together(name, perEnd)]));
}

/**
 * Outputs that a script sets by printing them, as was done before there was a file for them: `::set-output name=app::shop`.
 * https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/
 */
export function withPrinted(ends: readonly ScriptEnd[]): readonly ScriptEnd[] {
  return ends.map((end) => {
    if (!/::set-output name=/i.test(end.output.string)) return end;
    const printed = linesOf(end.output).flatMap(({ string, start }) => {
      const command = /^\s*::set-output name=([^:]+)::/i.exec(string);
      if (!command?.[1]) return [];
      const value = end.output.slice(start + command[0].length, start + string.length);
      return [TracedText.of(`${command[1]}=`), value, TracedText.of('\n')];
    });
    if (printed.length === 0) return end;
    const before = end.files.get(OUTPUT_FILE) ?? TracedText.empty;
    return { ...end, files: new Map(end.files).set(OUTPUT_FILE, TracedText.join([before, ...printed])) };
  });
}

interface EndValues {
  readonly end: ScriptEnd;
  readonly values: ReadonlyMap<string, Property>;
  /** of the assumption that the script has gone this way */
  readonly key: string;
}

function together(name: string, ends: readonly EndValues[]): Property {
  const groups: { readonly value: Value; readonly ends: EndValues[] }[] = [];
  for (const one of ends) {
    const value: Value = one.values.get(name)?.value ?? string('', builtIn('GitHub'));
    const same = groups.find((group) => equalTexts(group.value, value));
    if (same) same.ends.push(one);
    else groups.push({ value, ends: [one] });
  }
  const options = groups.map((group): Option => {
    const others = ends.filter((one) => !group.ends.includes(one)).map(({ key }) => [key, false] as const);
    const [only, ...more] = group.ends;
    return {
      when: group.ends.map(({ end }) => end.condition ?? 'always').join(' or '),
      value: group.value,
      assumes: new Map([...others, ...(only && more.length === 0 ? [[only.key, true] as const] : [])]),
    };
  });
  const value = choose(options, options[0]?.value.origin ?? builtIn('GitHub'));
  return { key: name, span: null, value };
}

function equalTexts(first: Value, second: Value): boolean {
  return (
    first.kind === 'string' &&
    second.kind === 'string' &&
    first.text.string === second.text.string &&
    first.text.holes.every((hole, at) => hole === second.text.holes[at])
  );
}

/**
 * `NAME=value` lines, and values of several lines between `NAME<<END` and `END`.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
function pairs(text: TracedText | undefined): ReadonlyMap<string, Property> {
  const found = new Map<string, Property>();
  if (!text) return found;
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    const block = /^([^=<]+)<<(.+)$/.exec(line.string);
    const equals = line.string.indexOf('=');
    if (block?.[1] !== undefined && (equals < 0 || equals > block[1].length)) {
      const end = lines.findIndex((other, index) => index > at && other.string === block[2]);
      if (end < 0) break;
      const [first, last] = [lines[at + 1], lines[end - 1]];
      if (first && last && end > at + 1) set(block[1], text.slice(first.start, last.start + last.string.length));
      at = end;
    } else if (equals > 0)
      set(line.string.slice(0, equals), text.slice(line.start + equals + 1, line.start + line.string.length));
  }
  return found;

  function set(key: string, value: TracedText): void {
    const span = value.spanOf();
    const hole = value.length === 1 ? value.holes[0] : undefined;
    const origin = span ? written(span) : builtIn('the script');
    const known: Value = hole
      ? { kind: 'unknown', reason: hole.reason, origin, type: 'string', ...(hole.key ? { key: hole.key } : {}) }
      : string(value, origin);
    found.set(key, { key, span, value: known });
  }
}

interface Line {
  readonly start: number;
  readonly string: string;
}

function linesOf(text: TracedText): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const string of text.string.split('\n')) {
    const shown = string.replace(/\r$/, '');
    if (shown !== '') lines.push({ start, string: shown });
    start += string.length + 1;
  }
  return lines;
}
