import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import type { TemplateStatement } from '../../languages/bicep/evaluate/declarations.ts';
import { TracedText } from '../../text/traced.ts';
import { folderOf, resolvePath } from '../../workspace/workspace.ts';

/** Which templates use which as modules. */
export interface ModuleGraph {
  /** templates that no other one uses; of templates that use each other in a circle, the first */
  readonly roots: readonly string[];
  /** whether a template, or one that it uses, could declare a site or a plan */
  concernsWeb(path: string): boolean;
  /** a template only wraps others (a test of them, perhaps): all that concerns the web in it stands in these */
  onlyWraps(path: string, others: ReadonlySet<string>): boolean;
  /** another template has used it, in a line that is commented out */
  isCommentedOut(path: string): boolean;
}

const WEB = /Microsoft\.Web\//i;
/** A module of a registry, or of a template spec, may hold anything. */
const OUTSIDE = /['"](br|ts)[:/]/;

export function moduleGraph(templates: readonly string[], context: EvaluationContext): ModuleGraph {
  const uses = new Map(templates.map((path) => [path, modulesOf(path, context)]));
  const used = new Set([...uses].flatMap(([path, modules]) => modules.filter((module) => module !== path)));
  const roots = templates.filter((path) => !used.has(path));
  const reached = new Set<string>();
  for (const root of roots) reach(root, uses, reached);
  for (const path of templates) {
    if (reached.has(path)) continue;
    roots.push(path);
    reach(path, uses, reached);
  }
  const closure = (paths: Iterable<string>): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const path of paths) reach(path, uses, all);
    return all;
  };
  let commentedOut: ReadonlySet<string> | null = null;
  return {
    roots,
    isCommentedOut(path) {
      commentedOut ??= new Set(templates.flatMap((user) => commentedOutModules(user, context)));
      return commentedOut.has(path);
    },
    concernsWeb: (path) => [...closure([path])].some((file) => mentionsWeb(file, context)),
    onlyWraps(path, others) {
      const elsewhere = closure(others);
      return [...closure([path])].every((file) => elsewhere.has(file) || !mentionsWeb(file, context));
    },
  };
}

/** `// module site 'site.bicep' = {` */
const COMMENTED_OUT = /^[^\S\n]*\/\/[^\n']*\bmodule[^\S\n]+\w+[^\S\n]+'([^'\n]+)'/gm;

function commentedOutModules(user: string, { workspace }: EvaluationContext): readonly string[] {
  if (!/\.bicep$/i.test(user)) return [];
  const found = workspace.read(user)?.text.matchAll(COMMENTED_OUT) ?? [];
  return [...found]
    .flatMap(([, written = '']) => resolvePath(folderOf(user), written) ?? [])
    .filter((path) => path !== user);
}

function mentionsWeb(path: string, context: EvaluationContext): boolean {
  const text = context.template(path)?.source.text;
  return text !== undefined && (WEB.test(text) || OUTSIDE.test(text));
}

function reach(path: string, uses: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(uses.get(next) ?? []));
  }
}

function modulesOf(path: string, context: EvaluationContext): readonly string[] {
  const syntax = context.template(path);
  return syntax ? modulePaths(syntax.statements, folderOf(path)) : [];
}

function modulePaths(statements: readonly TemplateStatement[], folder: string): readonly string[] {
  return statements.flatMap((statement): readonly string[] => {
    if (statement.kind === 'inlineModule') return modulePaths(statement.template.statements, folder);
    if (statement.kind !== 'module') return [];
    const [text, more] = statement.path.parts;
    if (!(text instanceof TracedText) || more || /^(br|ts)[:/]/.test(text.string)) return [];
    const resolved = resolvePath(folder, text.string);
    return resolved === null ? [] : [resolved];
  });
}
