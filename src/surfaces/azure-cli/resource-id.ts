import { siteOfId } from '../../text/site-id.ts';
import { TracedText } from '../../text/traced.ts';
import { builtIn, string, unknown, type Value, written } from '../../value/value.ts';

/** `/subscriptions/…/providers/Microsoft.Web/sites/NAME/slots/SLOT` */
export interface ResourceId {
  readonly type: 'sites' | 'serverfarms';
  readonly name: Value;
  readonly slot: Value | undefined;
  /** what follows: `config/web` */
  readonly rest: string;
}

/** The resource of App Service that an id names; null where it names none, or isn't known. */
export function resourceId(text: TracedText | undefined): ResourceId | null {
  if (!text) return null;
  const [piece] = text.pieces;
  const site = siteOfId(piece?.unknown?.key);
  if (site !== null) {
    const part = (name: string): Value => namePart(TracedText.of(name, piece?.span ?? null));
    const { slot, rest } = below(text.slice(1));
    return {
      type: 'sites',
      name: part(site.name),
      slot: slot ?? (site.slot === undefined ? undefined : part(site.slot)),
      rest,
    };
  }
  const match = /\/providers\/Microsoft\.Web\/(sites|serverfarms)\/([^/?]+)/i.exec(text.string);
  const [whole, type, name] = match ?? [];
  if (!match || whole === undefined || name === undefined) return null;
  const end = match.index + whole.length;
  return {
    type: type?.toLowerCase() === 'sites' ? 'sites' : 'serverfarms',
    name: namePart(text.slice(end - name.length, end)),
    ...below(text.slice(end)),
  };
}

/** `/slots/staging/config/web?api-version=…` behind the id of a site */
function below(text: TracedText): Pick<ResourceId, 'slot' | 'rest'> {
  const [head, slot] = /^\/slots\/([^/?]+)/i.exec(text.string) ?? [];
  const rest = text.string
    .slice(head?.length ?? 0)
    .replace(/^\//, '')
    .replace(/\?.*$/s, '');
  if (head === undefined || slot === undefined) return { slot: undefined, rest };
  return { slot: namePart(text.slice(head.length - slot.length, head.length)), rest };
}

function namePart(text: TracedText): Value {
  const place = text.spanOf();
  const hole = text.length === 1 ? text.holes[0] : undefined;
  const origin = place ? written(place) : builtIn('the Azure CLI');
  return hole ? unknown(hole.reason, origin, hole.key) : string(text, origin);
}
