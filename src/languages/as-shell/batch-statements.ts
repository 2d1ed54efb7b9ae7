import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { sum, words } from './batch-words.ts';
import { type Line, notWorkedOut } from './pieces.ts';

const PROGRAM = /^(?:call\s+)?(az|azd|git|func|powershell|pwsh|tar|7z)(?:\.cmd|\.exe)?(?=\s)/i;

/** The commands of a line, which `&` and brackets hold together. */
export function statements(source: Source, { from, to }: Line): readonly TracedText[] {
  const text = source.text.slice(from, to);
  const found: TracedText[] = [];
  for (const { index, 0: part } of text.matchAll(/(?:"[^"\n]*"|\^[\s\S]|>&|[^"&^]|"|\^$)+/g)) {
    const [before = ''] = /^[\s(@]*/.exec(part) ?? [];
    const isLast = index + part.length === text.length;
    const brackets = isLast && /^\s*\(/.test(text) ? part.replace(/\)\s*$/, '') : part;
    const one = statement(source, { from: from + index + before.length, to: from + index + brackets.length });
    if (one) found.push(one);
  }
  return found;
}

function statement(source: Source, line: Line): TracedText | null {
  const text = source.text.slice(line.from, line.to);
  const asked = /^set\s+\/p\s+"?(\w+)/i.exec(text)?.[1];
  if (asked !== undefined) return TracedText.of(`read -r ${asked.toUpperCase()}`);
  const [head, name = '', operator = '', worth = ''] =
    /^set\s+\/a\s+"?(\w+)\s*([-+*/]?)=\s*([\w%!\s()*+/-]+)"?\s*$/i.exec(text) ?? [];
  if (head !== undefined) {
    const from = line.from + head.indexOf(worth, head.indexOf('='));
    const before = operator === '' ? '' : `${name.toUpperCase()}${operator}`;
    return TracedText.join([
      TracedText.of(`${name.toUpperCase()}=$((${before}(`),
      sum(source, { from, to: from + worth.length }),
      TracedText.of(')))'),
    ]);
  }
  const other = /^set\s+\/a\s+"?(\w+)/i.exec(text)?.[1];
  if (other !== undefined)
    return TracedText.join([
      TracedText.of(`${other.toUpperCase()}=`),
      notWorkedOut(text.trim(), 'batch file', other.toUpperCase()),
    ]);
  const set = /^set\s+("?)(\w+)=([^\n]*?)\1\s*$/i.exec(text);
  if (set) {
    const [, quote = '', name = '', value = ''] = set;
    const from = line.from + text.indexOf('=') + 1;
    const inner = words(source, { from, to: from + value.length }, { unquoted: quote === '' });
    return TracedText.join([TracedText.of(`${name.toUpperCase()}="`), inner, TracedText.of('"')]);
  }
  const folder = /^(?:cd|chdir|pushd)\s+(?:\/d\s+)?"?([^"\n]+?)"?\s*$/i.exec(text)?.[1];
  if (folder !== undefined) {
    const from = line.from + text.indexOf(folder);
    return TracedText.join([
      TracedText.of('cd "'),
      words(source, { from, to: from + folder.length }),
      TracedText.of('"'),
    ]);
  }
  const [calls, label] = /^call\s+:(\w+)/i.exec(text) ?? [];
  if (calls !== undefined && label !== undefined)
    return TracedText.join([
      TracedText.of(functionOf(label), span(source, line.from, line.from + calls.length)),
      words(source, { from: line.from + calls.length, to: line.to }),
    ]);
  const [whole, program] = PROGRAM.exec(text) ?? [];
  if (whole === undefined || program === undefined) return output(source, line);
  // what is done where it fails
  const end = /\s*\|\|.*$/s.exec(text)?.index ?? text.length;
  const from = line.from + whole.length;
  const place = span(source, from - program.length, from);
  return TracedText.join([TracedText.of(program.toLowerCase(), place), words(source, { from, to: line.from + end })]);
}

/** `echo … > startup.txt`: a file whose text isn't followed; null for what writes none. */
export function output(source: Source, { from, to }: Line): TracedText | null {
  const text = source.text.slice(from, to);
  const found = /(?<!\d)1?>>?\s*"?(?!nul\b|&)([\w.%~\\/-]+)/i.exec(text);
  const file = found?.[1];
  if (!found || file === undefined) return null;
  const start = from + found.index + found[0].length - file.length;
  return TracedText.join([
    TracedText.of('cmd > "'),
    words(source, { from: start, to: start + file.length }),
    TracedText.of('"'),
  ]);
}

/** The function that stands for what is called by a label. */
export function functionOf(label: string): string {
  return `label_${label.toLowerCase()}`;
}
