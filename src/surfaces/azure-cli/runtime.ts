import { TracedText } from '../../text/traced.ts';
import { textOf } from '../../value/read.ts';
import { string, type Value } from '../../value/value.ts';

/**
 * `--runtime PYTHON:3.11` as the `linuxFxVersion` that it sets: the CLI takes a colon, and a bar, between name and version.
 */
export function fxVersion(runtime: Value | undefined): Value | undefined {
  const text = textOf(runtime);
  if (!runtime || !text) return runtime;
  const at = text.string.search(/[:|]/);
  if (at < 0) return runtime;
  const joined = text.slice(0, at).concat(TracedText.of('|', text.spanOf(at, at + 1)), text.slice(at + 1));
  return string(joined, runtime.origin);
}

/** An image as a `linuxFxVersion`. */
export function imageVersion(image: Value | undefined): Value | undefined {
  const text = textOf(image);
  return image && text ? string(TracedText.of('DOCKER|', text.spanOf()).concat(text), image.origin) : image;
}
