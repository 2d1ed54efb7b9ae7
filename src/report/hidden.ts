import type { Result } from '../result.ts';
import { placeKey, type Source, type Span } from '../text/source.ts';
import type { Piece, TracedText } from '../text/traced.ts';
import { textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { lineWithoutSecrets, SECRET_NAME, withoutSecrets } from './secrets.ts';

/** Repository text as reports may show it: without the values of app settings, and of assignments, that may be secret. */
export interface Shown {
  /** a line of a source file; as long as the line itself, so that columns stay */
  line(source: Source, number: number): string;
  /** a value's text */
  text(text: TracedText): string;
  /** a sentence or command that was put together from values */
  words(text: string): string;
}

export const MASK = '***';
/** Names that the platform, Python or gunicorn reads, whose values a reader needs to see. */
const PLAIN_NAME =
  /^(WEB_CONCURRENCY|PORT|HOST|NUM_CORES|PRE_RUN_COMMAND|POST_BUILD_COMMAND|(WEBSITES?|SCM|ORYX|ENABLE|DISABLE|BUILD|PYTHON|GUNICORN|UVICORN|FLASK|DJANGO|HYPERCORN|STARTUP)_.*|PYTHON[A-Z]*)$/i;
const PLAIN_VALUE = /^(true|false|yes|no|on|off|\d{0,5})$/i;

/** Collects what has to be hidden in everything that is reported of a result. */
export function shownOf(result: Result): Shown {
  const places = new Map<string, Span[]>();
  const literals = new Set<string>();
  const isPublic = publicNames(result);
  const isSetting = serverSettings(result);
  for (const { deployment } of result.subjects) {
    for (const { name, value } of deployment.appSettings.settings.values()) {
      const secretName = SECRET_NAME.test(name);
      // it says where a secret lies, and holds none
      if (textOf(value)?.string.startsWith('@Microsoft.KeyVault(')) continue;
      if (!secretName && PLAIN_NAME.test(name)) continue;
      for (const { piece, isAll } of secretPieces(value)) {
        if (!secretName && isSetting(piece)) continue;
        // `https://${name}.azurewebsites.net`: the name of the site in it is everybody's to see
        if (!(secretName && isAll) && isPublic(piece.text) && !writtenAsSecret(piece)) continue;
        if (piece.span) places.set(piece.span.source.path, [...(places.get(piece.span.source.path) ?? []), piece.span]);
        if ((secretName && piece.text.length >= 6) || looksMadeUp(piece.text)) literals.add(piece.text);
      }
    }
  }
  const longestFirst = [...literals].sort((left, right) => right.length - left.length);
  const words = (text: string) =>
    withoutSecrets(
      longestFirst.reduce((said, literal) => said.replaceAll(literal, MASK), text),
      () => MASK,
    );
  const hidden = ({ source, start, end }: Span) =>
    (places.get(source.path) ?? []).some((place) => place.start < end && start < place.end);
  return {
    words,
    text: (text) => words(text.pieces.map((piece) => (piece.span && hidden(piece.span) ? MASK : piece.text)).join('')),
    line: (source, number) => maskedLine(source, number, places.get(source.path) ?? []),
  };
}

/** No word that somebody would write in a sentence: it is hidden wherever it stands. */
function looksMadeUp(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w\s.:/-]/].filter((kind) => kind.test(text)).length;
  return (
    text.length >= 8 &&
    !/\s/.test(text) &&
    (kinds >= 3 || (/\d/.test(text) && /[A-Za-z]/.test(text) && !/[-./:]/.test(text)))
  );
}

/** What a server takes for the app, its workers, its log and the place where it listens is no secret. */
const PLAIN_SETTINGS = ['worker_class', 'loglevel', 'log-level', 'bind', 'chdir', 'app-dir', 'loop', 'http'];

/** Whether a piece of an app setting has become such a setting of a server. */
function serverSettings({ subjects }: Result): (piece: Piece) => boolean {
  const values = subjects.flatMap(({ launch }) =>
    launch.processes.flatMap(({ server }) => [
      // what a factory is called with may be anything
      textOf(server?.app ?? undefined)?.string.includes('(') ? null : (server?.app ?? null),
      ...PLAIN_SETTINGS.map((name) => server?.settings.get(name) ?? null),
    ]),
  );
  const pieces = values.flatMap(textsIn).flatMap((text) => text.pieces);
  const places = new Set(pieces.map(({ span }) => placeKey(span)));
  return ({ span }) => span !== null && places.has(placeKey(span));
}

function textsIn(value: Value | null): readonly TracedText[] {
  if (value?.kind === 'string') return [value.text];
  if (value?.kind === 'array') return value.items.flatMap(textsIn);
  return value?.kind === 'choice' ? value.options.flatMap((option) => textsIn(option.value)) : [];
}

/** Whether a text is part of a site's name, which stands in its address, or names a file or folder of the repository. */
function publicNames({ subjects }: Result): (text: string) => boolean {
  const sites = subjects.map(({ deployment }) => textOf(deployment.name)?.string.toLowerCase() ?? '');
  const workspaces = new Set(subjects.map(({ workspace }) => workspace));
  let paths: ReadonlySet<string> | null = null;
  return (text) => {
    const name = text.toLowerCase();
    if (!/^[\w-]+$/.test(name)) return false;
    paths ??= new Set(
      [...workspaces].flatMap(({ files }) => files.flatMap((path) => path.toLowerCase().split(/[/.]/))),
    );
    return sites.some((site) => site.includes(name)) || paths.has(name);
  };
}

/** Its own line gives it a name that says so: `param password string = 'orders'`. */
function writtenAsSecret({ text, span }: Piece): boolean {
  if (!span) return false;
  const { source, start } = span;
  const line = source.line(source.position(start).line);
  // what a template works out (`i + 1`) need not stand there at all
  return line.includes(text) && !lineWithoutSecrets(line).includes(text);
}

function maskedLine(source: Source, number: number, places: readonly Span[]): string {
  const text = source.line(number);
  let masked = lineWithoutSecrets(text);
  for (const { start, end } of places) {
    const [first, last] = [source.position(start), source.position(end)];
    if (first.line > number || last.line < number) continue;
    const from = first.line === number ? first.column - 1 : 0;
    const to = Math.min(last.line === number ? last.column - 1 : text.length, text.length);
    masked = masked.slice(0, from) + '*'.repeat(Math.max(to - from, 0)) + masked.slice(to);
  }
  return masked;
}

interface SecretPiece {
  readonly piece: Piece;
  /** it is the whole of its string */
  readonly isAll: boolean;
}

/** The pieces of a string, on every side of a choice, that could be a secret: an unknown is none, nor is a number or a switch. */
function secretPieces(value: Value): readonly SecretPiece[] {
  if (value.kind === 'choice') return value.options.flatMap((option) => secretPieces(option.value));
  if (value.kind !== 'string' || PLAIN_VALUE.test(value.text.string)) return [];
  const { pieces } = value.text;
  return pieces
    .filter((piece) => piece.unknown === undefined && /[A-Za-z0-9]/.test(piece.text))
    .map((piece) => ({ piece, isAll: pieces.length === 1 }));
}
