import { width } from '../../src/report/width.ts';

/** Measures of a character of the monospaced fonts below, in pixels: they are all 0.6 of their size wide, or made to fit. */
const SIZE = 14;
const COLUMN = 8.4;
const LINE = 20;
const PADDING = 18;
const TITLE_BAR = 34;
const FONTS = "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Liberation Mono', monospace";

/** Colours of the terminal's sequences (https://en.wikipedia.org/wiki/ANSI_escape_code#Colors), on a dark ground. */
const COLOURS: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#f2cc60',
  '34': '#79a8ff',
  '36': '#76e3ea',
};
const GROUND = '#0d1117';
const TEXT = '#e6edf3';
const FRAME = '#30363d';

interface Run {
  readonly text: string;
  readonly column: number;
  readonly style: string;
}

/**
 * A terminal's output as a picture of it: text stays text, so that it is sharp, can be searched, and is small.
 * @param output with the terminal's colour sequences
 * @param command what was typed, for the first line
 */
export function terminalPicture(command: string, output: string): string {
  const lines = [
    [{ text: `$ ${command}`, column: 0, style: 'font-weight="bold"' }],
    [],
    ...output.trimEnd().split('\n').map(runsOf),
  ];
  const columns = Math.max(...lines.flatMap((runs) => runs.map(({ text, column }) => column + width(text))));
  const [wide, high] = [Math.ceil(columns * COLUMN) + 2 * PADDING, lines.length * LINE + TITLE_BAR + PADDING];
  const rows = lines.flatMap((runs, index) => {
    const y = TITLE_BAR + (index + 1) * LINE - 5;
    return runs.filter(({ text }) => text.trim() !== '').map((run) => textElement(run, y));
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${escaped(`The output of ${command}`)}">`,
    `<rect x="0.5" y="0.5" width="${wide - 1}" height="${high - 1}" rx="8" fill="${GROUND}" stroke="${FRAME}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (fill, at) => `<circle cx="${20 + at * 20}" cy="18" r="6" fill="${fill}"/>`,
    ),
    `<g font-family="${FONTS}" font-size="${SIZE}" fill="${TEXT}" xml:space="preserve">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The parts of a line that look alike. Blanks at a part's ends are left out: each part is placed by its column. */
function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  let column = 0;
  let style = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that are read
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
    if (codes !== undefined) {
      style = styleOf(codes.split(';'));
      continue;
    }
    const text = part.trim();
    const before = part.length - part.trimStart().length;
    if (text !== '') runs.push({ text, column: column + before, style });
    column += width(part);
  }
  return runs;
}

function styleOf(codes: readonly string[]): string {
  const styles: string[] = [];
  for (const code of codes) {
    if (code === '1') styles.push('font-weight="bold"');
    else if (code === '2') styles.push('fill-opacity="0.65"');
    else if (COLOURS[code] !== undefined) styles.push(`fill="${COLOURS[code]}"`);
    else if (code !== '0' && code !== '') throw new Error(`the picture knows no colour ${code}`);
  }
  return styles.join(' ');
}

/** `textLength` holds the columns together whichever font the reader has. */
function textElement({ text, column, style }: Run, y: number): string {
  const x = (PADDING + column * COLUMN).toFixed(1);
  const length = (width(text) * COLUMN).toFixed(1);
  return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${style === '' ? '' : ` ${style}`}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
