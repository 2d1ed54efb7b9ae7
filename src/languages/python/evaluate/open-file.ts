import { native, objectOf } from './native.ts';
import { plain, readText } from './paths.ts';
import { firstReason, type NativeCall, none, type Py, unknown } from './values.ts';

/** `open(path)`: a file of the repository, to read. */
export function openFile({ args: [path, mode], named, at, run }: NativeCall): Py {
  const text = path ? plain(path) : undefined;
  const how = mode ?? named.get('mode');
  if (text?.kind !== 'str' || !text.text.known)
    return unknown(text ? (firstReason([text]) ?? 'which file is opened is not known') : 'open() of nothing', at);
  if (how && !(how.kind === 'str' && /^r?t?$/.test(how.text.string)))
    return unknown('what is written is not followed', at);
  const { string } = text.text;
  const content = readText(string, run.session, at);
  if (content.kind === 'unknown') return content;
  return objectOf(
    `open(${string})`,
    { read: native('read', () => content), close: native('close', ({ at: use }) => none(use)) },
    at,
  );
}
