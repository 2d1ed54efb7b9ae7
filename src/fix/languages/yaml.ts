import { isScalar, parseDocument, type Scalar, visit } from 'yaml';
import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

/** Characters of a scalar in its own style; a plain one that can't hold them is quoted whole. */
export function writeInYaml(source: Source, start: number, end: number, text: string): Replacement | null {
  const scalar = scalarAround(source.text, start, end);
  if (scalar === null || text.includes('${{')) return null;
  const [from, to] = scalar.range;
  switch (scalar.node.type) {
    case 'QUOTE_DOUBLE':
      return { source, start, end, text: isWhole(scalar, start, end) ? JSON.stringify(text) : doubleQuoted(text) };
    case 'QUOTE_SINGLE': {
      if (/[\n\r]/.test(text)) return null;
      const written = text.replaceAll("'", "''");
      return { source, start, end, text: isWhole(scalar, start, end) ? `'${written}'` : written };
    }
    case 'BLOCK_LITERAL':
      return isWhole(scalar, start, end) ? null : { source, start, end, text: indented(source.text, start, text) };
    case 'BLOCK_FOLDED':
      return isWhole(scalar, start, end) || /[\n\r]/.test(text) ? null : { source, start, end, text };
    default: {
      const raw = source.text.slice(from, to);
      const value = raw.slice(0, start - from) + text + raw.slice(end - from);
      if (holds(source.text, from, to, value, value)) return { source, start, end, text };
      if (/[\n\r]/.test(value)) return null;
      const quoted = `'${value.replaceAll("'", "''")}'`;
      return holds(source.text, from, to, quoted, value) ? { source, start: from, end: to, text: quoted } : null;
    }
  }
}

interface Around {
  readonly node: Scalar;
  readonly range: readonly [number, number];
}

function scalarAround(text: string, start: number, end: number): Around | null {
  let found: Around | null = null;
  visit(read(text), (key, node) => {
    if (key === 'key' || !isScalar(node) || !node.range) return;
    const [from, to] = node.range;
    if (from <= start && end <= to) found = { node, range: [from, to] };
  });
  return found;
}

function read(text: string) {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false, resolveKnownTags: false, logLevel: 'silent' });
}

function isWhole({ range: [from, to] }: Around, start: number, end: number): boolean {
  return from === start && to === end;
}

/** The scalar at `from` is read as `value` when it is written as `raw`. */
function holds(text: string, from: number, to: number, raw: string, value: string): boolean {
  const changed = text.slice(0, from) + raw + text.slice(to);
  const after = scalarAround(changed, from, from + raw.length);
  return (
    after !== null &&
    after.range[0] === from &&
    after.range[1] === from + raw.length &&
    String(after.node.value) === value
  );
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Further lines of a block scalar stand below its first. */
function indented(source: string, at: number, text: string): string {
  const line = source.lastIndexOf('\n', at - 1) + 1;
  const indent = /^ */.exec(source.slice(line, at))?.[0] ?? '';
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}
