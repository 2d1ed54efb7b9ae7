import { TracedText } from '../../text/traced.ts';
import { unknown, type Value } from '../../value/value.ts';
import { mapTexts } from './map-texts.ts';

/** `#{Sku}#`, `${{SKU}}`, `${SKU}`, `__SKU__`: tokens that a step of a pipeline, or a toolkit, replaces before the deployment. */
const PLACEHOLDER =
  /#\{[^{}]+\}#?|\$\{\{[^{}]+\}\}|\$\{[A-Za-z_]\w*(?::?[-=][^{}]*)?\}|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/g;

/** What stands in a parameter file for a value that is put in later isn't known; a whole one may be put in as a number, too. */
export function withoutPlaceholders(value: Value): Value {
  const replaced = withHoles(value);
  const [only, ...others] = replaced.kind === 'string' ? replaced.text.pieces : [];
  if (!only?.unknown || others.length > 0) return replaced;
  return unknown(only.unknown.reason, value.origin, only.unknown.key);
}

function withHoles(value: Value): Value {
  return mapTexts(value, (text) =>
    text.replaced(PLACEHOLDER, ([token], place) => {
      const reason = `the placeholder \`${token}\` is replaced before the deployment`;
      return TracedText.hole({ reason, key: token }, place.spanOf());
    }),
  );
}
