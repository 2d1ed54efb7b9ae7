import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseElements, parseObject } from './parse-collection.ts';
import { type Head, recoverName } from './parse-declaration.ts';
import { missing } from './parse-expression.ts';
import { expectString, parseString } from './parse-string.ts';
import { literalText } from './parse-type.ts';
import type { Expression, ImportItem, Name, Statement } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const LINE = setOf(Kind.NewLine);
const ALIAS_ENDS = setOf(Kind.Comma, Kind.NewLine);

/** `import {a, b as c} from 'path'`, `import * as name from 'path'` */
export function parseImport(cursor: Cursor, head: Head): Statement {
  cursor.read();
  let items: readonly ImportItem[] | null = null;
  let namespace: Name | null = null;
  if (cursor.kind === Kind.LeftBrace) items = parseImportList(cursor);
  else if (cursor.kind === Kind.Asterisk) namespace = cursor.recover(parseWildcard, LINE);
  else {
    const name = cursor.kind === Kind.Identifier;
    const { start } = cursor;
    if (!name && cursor.kind !== Kind.NewLine) cursor.read();
    cursor.complain(messages.importList, start, Math.max(start, name ? start : cursor.end));
  }
  const from = cursor.recover(parseFrom, LINE) ?? missing(cursor);
  return { kind: 'import', span: cursor.spanFrom(head.start), decorators: head.decorators, items, namespace, from };
}

function parseFrom(cursor: Cursor): Expression {
  cursor.expectWord('from');
  return cursor.recover(() => expectString(cursor, messages.modulePath), LINE) ?? missing(cursor);
}

function parseWildcard(cursor: Cursor): Name {
  cursor.read();
  cursor.expectWord('as');
  return cursor.expectName(messages.namespaceName);
}

function parseImportList(cursor: Cursor): readonly ImportItem[] {
  const items: ImportItem[] = [];
  cursor.read();
  parseElements(cursor, Kind.RightBrace, () => {
    const item = parseImportItem(cursor);
    if (item) items.push(item);
  });
  cursor.expect(Kind.RightBrace, messages.character('}'));
  return items;
}

function parseImportItem(cursor: Cursor): ImportItem | null {
  const { kind, start } = cursor;
  const name = parseImportedName(cursor);
  const as = cursor.takeWord('as') ? recoverName(cursor, messages.typeName, ALIAS_ENDS) : undefined;
  if (kind === Kind.StringComplete && as === undefined) cursor.complain(messages.quotedImport, start, cursor.end);
  return name && { name, as: as ?? null };
}

function parseImportedName(cursor: Cursor): Name | null {
  const { kind, start } = cursor;
  if (kind === Kind.Identifier) return cursor.readName();
  if (kind === Kind.StringComplete || kind === Kind.StringLeft) {
    const string = parseString(cursor);
    if (kind === Kind.StringComplete) return { text: literalText(string), span: string.span };
    cursor.complain(messages.constant, start, cursor.end);
    return null;
  }
  cursor.read();
  cursor.complain(messages.exportedName, start, cursor.end);
  return null;
}

/** `extension name|'path' [with {…}] [as alias]`, also in its old form `import 'path' …` */
export function parseExtension(cursor: Cursor, head: Head): Statement {
  cursor.read();
  const specification = parseSpecification(cursor);
  const quiet = cursor.foundNothing;
  const configured = cursor.kind !== Kind.NewLine && !cursor.atEnd && !cursor.isWord('as');
  const configuration = configured
    ? (cursor.recover(() => parseWith(cursor, messages.withOrAs), LINE, quiet) ?? missing(cursor))
    : null;
  const empty = !configured || cursor.foundNothing;
  const named = cursor.kind !== Kind.NewLine && !cursor.atEnd;
  const alias = named ? cursor.recover(parseAlias, LINE, empty) : null;
  const { decorators } = head;
  return { kind: 'extension', span: cursor.spanFrom(head.start), decorators, specification, configuration, alias };
}

function parseSpecification(cursor: Cursor): Expression | Name {
  if (cursor.kind === Kind.Identifier) return cursor.readName();
  return cursor.recover(() => expectString(cursor, messages.extensionSpecification), LINE) ?? missing(cursor);
}

function parseWith(cursor: Cursor, otherwise?: string): Expression {
  cursor.expectWord('with', otherwise);
  return cursor.recover(() => parseObject(cursor, false), LINE) ?? missing(cursor);
}

function parseAlias(cursor: Cursor): Name | null {
  cursor.expectWord('as', messages.withOrAs);
  return recoverName(cursor, messages.extensionAlias, LINE);
}

/** `extensionConfig alias with {…}` */
export function parseExtensionConfig(cursor: Cursor, head: Head): Statement | null {
  cursor.read();
  const alias = recoverName(cursor, messages.extensionAlias, setOf(Kind.Identifier, Kind.NewLine));
  const quiet = cursor.foundNothing;
  const configuration = cursor.recover(() => parseWith(cursor), LINE, quiet) ?? missing(cursor);
  const { decorators } = head;
  return alias && { kind: 'extensionConfig', span: cursor.spanFrom(head.start), decorators, alias, configuration };
}

/** `using 'main.bicep'|none [with {…}]` */
export function parseUsing(cursor: Cursor, head: Head): Statement {
  cursor.read();
  const path = parseUsed(cursor);
  const configured = cursor.kind !== Kind.NewLine && !cursor.atEnd;
  const quiet = path?.kind === 'missing' && path.span.start === path.span.end;
  const configuration = configured
    ? (cursor.recover(() => parseWith(cursor, messages.withOrNewLine), LINE, quiet) ?? missing(cursor))
    : null;
  return { kind: 'using', span: cursor.spanFrom(head.start), decorators: head.decorators, path, configuration };
}

function parseUsed(cursor: Cursor): Expression | null {
  if (cursor.kind === Kind.StringComplete) return parseString(cursor);
  if (cursor.kind === Kind.Identifier) {
    cursor.expectWord('none');
    return null;
  }
  cursor.complain(messages.importList);
  return { kind: 'missing', span: { source: cursor.source, start: cursor.start, end: cursor.start } };
}

/** `extends 'base.bicepparam'` */
export function parseExtends(cursor: Cursor, head: Head): Statement {
  cursor.read();
  const path = cursor.recover(() => expectString(cursor, messages.extendsPath), LINE) ?? missing(cursor);
  return { kind: 'extends', span: cursor.spanFrom(head.start), decorators: head.decorators, path };
}
