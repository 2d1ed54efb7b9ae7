/** `uniqueString(…)` always has 13 characters. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#uniquestring */
export const HASH = 13;

/** How many characters there are of a `uniqueString(…)`, or of a part of one, as a quantifier; null for anything else. */
export function hashLength(key: string): number | string | null {
  const [, name = '', inner = ''] = /^(\w+)\((.*)\)$/s.exec(key) ?? [];
  switch (name.toLowerCase()) {
    case 'uniquestring':
      return HASH;
    case 'tolower':
    case 'toupper':
      return hashLength(inner);
    case 'take': {
      const [, text = '', count = ''] = /^(.*),\s*(\d+)$/s.exec(inner) ?? [];
      const whole = hashLength(text);
      return typeof whole === 'number' ? Math.min(whole, Number(count)) : isHashCut(inner);
    }
    case 'substring': {
      const [, text = '', start = '', count = ''] = /^(.*?\)),\s*(\d+)(?:,\s*(\d+))?$/s.exec(inner) ?? [];
      const whole = hashLength(text);
      if (typeof whole !== 'number') return isHashCut(inner);
      return count === '' ? Math.max(0, whole - Number(start)) : Math.min(whole, Number(count));
    }
    default:
      return null;
  }
}

function isHashCut(inner: string): string | null {
  return /^(?:(?:tolower|toupper|take|substring)\()*uniquestring\(/i.test(inner) ? `1,${HASH}` : null;
}
