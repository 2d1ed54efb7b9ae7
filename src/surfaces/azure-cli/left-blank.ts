import { TracedText } from '../../text/traced.ts';

/**
 * `APP_NAME=""  # your app's name` and then `--name $APP_NAME`: whoever runs the script fills it in first.
 * @returns what then stands after an option that takes one word; null where the script leaves nothing out
 */
export function leftBlank(option: TracedText): TracedText | null {
  const span = option.spanOf();
  if (!span) return null;
  const { text } = span.source;
  const [, name] = /^(?:=|[ \t]+)"?\$\{?([A-Za-z_]\w*)\}?"?(?=\s|$)/.exec(text.slice(span.end, span.end + 200)) ?? [];
  if (name === undefined) return null;
  const assigned = new RegExp(
    `^[ \\t]*(?:(?:export|readonly|declare)[ \\t]+)?${name}=(?:""|'')?[ \\t]*(?:#.*)?\\r?$`,
    'm',
  );
  if (!assigned.test(text)) return null;
  return TracedText.hole({ reason: `\`${name}\` is left empty in the script, to be filled in`, key: `$${name}` }, span);
}
