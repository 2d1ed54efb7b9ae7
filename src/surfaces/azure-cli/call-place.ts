import type { Call } from '../../languages/shell/world.ts';
import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';

/** Of a command that another one is given (`retry az webapp create …` runs `"$@"`): where its words are written. */
export function placeOf({ argv, span }: Pick<Call, 'argv' | 'span'>): Span | null {
  const within = ({ source, start, end }: Span): boolean =>
    span !== null && source === span.source && start >= span.start && end <= span.end;
  const places = argv.flatMap((word) => word.spanOf() ?? []);
  return places.length === 0 || places.some(within) ? null : TracedText.join(argv).spanOf();
}
