import { Buffer } from 'node:buffer';
import { Source, span } from '../../../../text/source.ts';
import { TracedText } from '../../../../text/traced.ts';
import { knownString, textOf } from '../../../../value/read.ts';
import { string, type Value } from '../../../../value/value.ts';
import { folderOf, resolvePath } from '../../../../workspace/workspace.ts';
import type { Side } from '../choice.ts';
import { TEXT_LIMIT } from '../context.ts';
import { jsonValue, placed, readJson } from '../json.ts';
import { fromPlain } from '../plain.ts';
import { failure } from '../reference.ts';
import { type BuiltIn, type Call, origin, Refusal, strict, unclear } from './built-in.ts';
import { fromBase64 } from './encoding.ts';
import { jsonPath } from './json-path.ts';
import { lenientJson } from './lenient-json.ts';

/** The file that a path names, from the folder of the file that the call stands in; only inside of the workspace. */
function loaded(values: readonly Side[], call: Call): Source | Value {
  const path = knownString(values[0]);
  if (path === undefined) return unclear(call, values);
  const resolved = resolvePath(folderOf(call.span.source.path), path);
  if (resolved === null) return failure(`${call.name}(): '${path}' is outside of the repository`, call.span);
  const { workspace } = call.scope.context;
  const source = workspace.read(resolved);
  if (source) return source;
  if (workspace.has(resolved)) return failure(`${call.name}(): '${path}' is no text in UTF-8`, call.span);
  call.scope.context.note(`BCP091: the file '${path}' is not in the repository`, call.span);
  return failure(`${call.name}(): there is no file '${path}' in the repository`, call.span);
}

function isSource(value: Source | Value): value is Source {
  return value instanceof Source;
}

const loadTextContent: BuiltIn = strict((values, call) => {
  const file = loaded(values, call);
  if (!isSource(file)) return file;
  if (file.text.length > TEXT_LIMIT) throw new Refusal('the file is too long');
  const start = file.text.startsWith('\uFEFF') ? 1 : 0;
  const place = span(file, start, file.text.length);
  const text = place.start === place.end ? TracedText.empty : TracedText.at(place);
  return string(text, { kind: 'written', span: place, through: [call.span] });
});

const loadJsonContent: BuiltIn = strict((values, call) => {
  const file = loaded(values, call);
  if (!isSource(file)) return file;
  const { root, errorAt } = readJson(file.text);
  if (!root || errorAt !== null) throw new Refusal(`'${file.path}' is not JSON`);
  return selected(jsonValue(root, file), values, call);
});

const loadYamlContent: BuiltIn = strict((values, call) => {
  const file = loaded(values, call);
  if (!isSource(file)) return file;
  const { yaml } = call.scope.context;
  return yaml ? selected(yaml(file), values, call) : failure('loadYamlContent() is not evaluated here', call.span);
});

function selected(value: Value, values: readonly Side[], call: Call): Value {
  const path = values[1];
  if (!path || path.kind === 'null') return value;
  const known = knownString(path);
  return known === undefined ? unclear(call, values) : jsonPath(value, known, call);
}

const loadFileAsBase64: BuiltIn = strict((values, call) => {
  const file = loaded(values, call);
  if (!isSource(file)) return file;
  return string(Buffer.from(file.text, 'utf8').toString('base64'), origin(call));
});

/** JSON in a string: comments and single quotes are accepted, as ARM's reader does. */
const json: BuiltIn = strict(fromJson);

function fromJson(values: readonly Side[], call: Call): Value {
  const text = knownString(values[0]);
  if (text === undefined) return unclear(call, values);
  const { root, errorAt } = readJson(text);
  if (root && errorAt === null)
    return placed(jsonValue(root, new Source('', text)), textOf(values[0]) ?? null, call.span);
  const lenient = lenientJson(text);
  if (lenient === undefined) throw new Refusal('needs a JSON text');
  return fromPlain(lenient, origin(call));
}

const base64ToJson: BuiltIn = strict((values, call) => {
  const text = knownString(values[0]);
  return text === undefined ? unclear(call, values) : fromJson([string(fromBase64(text), origin(call))], call);
});

export const fileFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['loadTextContent', loadTextContent],
  ['loadJsonContent', loadJsonContent],
  ['loadYamlContent', loadYamlContent],
  ['loadFileAsBase64', loadFileAsBase64],
  ['json', json],
  ['base64ToJson', base64ToJson],
]);
