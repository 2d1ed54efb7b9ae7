import { LONGEST, Unfinished } from './budget.ts';
import type { Py } from './values.ts';

/** `str(value)` */
export function display(value: Py): string {
  return value.kind === 'str' ? value.text.string : repr(value);
}

/** `repr(value)`. @throws Unfinished for one that is longer than is followed */
export function repr(value: Py): string {
  const room = { left: LONGEST };
  return describe(value, room, new Set());
}

function describe(value: Py, room: { left: number }, around: Set<Py>): string {
  const text = ownText(value, room, around);
  room.left -= text.length;
  if (room.left < 0 || around.size > 100)
    throw new Unfinished('a value is written out that is longer than is followed');
  return text;
}

function ownText(value: Py, room: { left: number }, around: Set<Py>): string {
  const inside = (items: readonly Py[]): string => items.map((item) => describe(item, room, around)).join(', ');
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'str':
      return quotedText(value.text.string);
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
      break;
    case 'function':
    case 'native':
      return `<function ${value.name}>`;
    default:
      return `<${value.kind}>`;
  }
  if (around.has(value)) return '[...]';
  around.add(value);
  const text = ((): string => {
    switch (value.kind) {
      case 'list':
        return `[${inside(value.items)}]`;
      case 'tuple':
        return value.items.length === 1 ? `(${inside(value.items)},)` : `(${inside(value.items)})`;
      case 'set':
        return value.items.length === 0 ? 'set()' : `{${inside(value.items)}}`;
      case 'dict':
        return `{${[...value.entries.values()]
          .map(([key, one]) => `${describe(key, room, around)}: ${describe(one, room, around)}`)
          .join(', ')}}`;
    }
  })();
  around.delete(value);
  return text;
}

/** Python's shortest text that reads back as the same float. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e16 || size < 1e-4) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A character that can't be printed. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** `repr` of a text */
export function quotedText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/\r/g, '\\r')
    .replace(/(?! )[\p{C}\p{Z}]/gu, escaped);
  return `${quote}${quote === "'" ? inner.replace(/'/g, "\\'") : inner}${quote}`;
}
