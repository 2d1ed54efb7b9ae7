import type { Hole, TracedText } from './traced.ts';

/** A text as a person is shown it: for what can't be known stands its name (`github.ref_name`, `$REPLY`), or `…`. */
export function shownText(text: TracedText): string {
  return text.pieces.map((piece) => (piece.unknown ? nameOf(piece.unknown) : piece.text)).join('');
}

/** The name within a hole's key, which may also say in which file, or for which environment, it is meant. */
function nameOf({ key }: Hole): string {
  return (
    /(?:\$\w+|\b(?:github|inputs|vars|secrets|matrix|strategy|job|runner)\.[\w.-]+)(?=@|$)/.exec(key ?? '')?.[0] ?? '…'
  );
}
