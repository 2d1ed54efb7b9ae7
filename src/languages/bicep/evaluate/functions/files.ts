import { Source, span } from '../../../../text/source.ts';
import { TracedText } from '../../../../text/traced.ts';
import { knownString, textOf } from '../../../../value/read.ts';
import { string, type Value } from '../../../../value/value.ts';
import { folderOf, resolvePath } from '../../../../workspace/workspace.ts';
import type { Side } from '../choice.ts';
import { jsonValue, placed, readJson } from '../json.ts';
import { fromPlain } from '../plain.ts';
import { failure } from '../reference.ts';
import { type BuiltIn, type Call, origin, Refusal, strict, unclear } from './built-in.ts';
import { fromBase64 } from './encoding.ts';
import { textOfBytes } from './file-text.ts';
import { jsonPath } from './json-path.ts';
import { lenientJson } from './lenient-json.ts';

/** The path that a call names, from the folder of the file that the call stands in; only inside of the workspace. */
function pathOf(values: readonly Side[], call: Call): string | Value {
  const path = knownString(values[0]);
  if (path === undefined) return unclear(call, values);
  const resolved = resolvePath(folderOf(call.span.source.path), path);
  if (resolved === null) {
    call.scope.context.note(`BCP091: the file '${path}' is outside of the repository and is not read`, call.span);
    return failure(`${call.name}(): '${path}' is outside of the repository`, call.span);
  }
  if (call.scope.context.workspace.has(resolved)) return resolved;
  call.scope.context.note(`BCP091: the file '${path}' is not in the repository`, call.span);
  return failure(`${call.name}(): there is no file '${path}' in the repository`, call.span);
}

function loaded(values: readonly Side[], call: Call): Source | Value {
  const path = pathOf(values, call);
  if (typeof path !== 'string') return path;
  return call.scope.context.workspace.read(path) ?? failure(`${call.name}(): '${path}' is no text in UTF-8`, call.span);
}

function isSource(value: Source | Value): value is Source {
  return value instanceof Source;
}

/** https://github.com/Azure/bicep/blob/main/src/Bicep.Core/LanguageConstants.cs: MaxLiteralCharacterLimit */
const LONGEST_LITERAL = 131_072;

/** A text in UTF-8 keeps its places; for another encoding the bytes are read, which have none. */
const loadTextContent: BuiltIn = strict((values, call) => {
  const path = pathOf(values, call);
  if (typeof path !== 'string') return path;
  const encoding = values[1] === undefined || values[1].kind === 'null' ? 'utf-8' : knownString(values[1]);
  if (encoding === undefined) return unclear(call, values);
  const { workspace } = call.scope.context;
  const file = encoding.toLowerCase() === 'utf-8' ? workspace.read(path) : null;
  if (file) {
    if (file.text.length > LONGEST_LITERAL)
      throw new Refusal(`BCP184: the file has more than ${LONGEST_LITERAL} characters`);
    const start = file.text.startsWith('\uFEFF') ? 1 : 0;
    const place = span(file, start, file.text.length);
    const text = place.start === place.end ? TracedText.empty : TracedText.at(place);
    return string(text, { kind: 'written', span: place, through: [call.span] });
  }
  const bytes = workspace.bytes?.(path);
  if (!bytes) return failure(`${call.name}(): '${path}' can't be read`, call.span);
  const text = textOfBytes(bytes, encoding);
  if (text === undefined) throw new Refusal(`BCP071: there is no encoding '${encoding}'`);
  if (text.length > LONGEST_LITERAL) throw new Refusal(`BCP184: the file has more than ${LONGEST_LITERAL} characters`);
  return string(text, origin(call));
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

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files#loadfileasbase64 */
const LARGEST_BINARY = (LONGEST_LITERAL / 4) * 3;

const loadFileAsBase64: BuiltIn = strict((values, call) => {
  const path = pathOf(values, call);
  if (typeof path !== 'string') return path;
  const bytes = call.scope.context.workspace.bytes?.(path);
  if (!bytes) return failure(`${call.name}(): '${path}' can't be read`, call.span);
  if (bytes.length > LARGEST_BINARY) throw new Refusal(`BCP184: the file has more than ${LARGEST_BINARY} bytes`);
  return string(bytes.toString('base64'), origin(call));
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
