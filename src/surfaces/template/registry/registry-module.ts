import type { ExternalModule } from '../../../languages/bicep/evaluate/evaluated.ts';
import { knownString } from '../../../value/read.ts';
import { nameOf, type Workspace } from '../../../workspace/workspace.ts';
import type { CoverageNote } from '../../facts.ts';
import type { Declared } from '../declared.ts';
import { configModule } from './config-module.ts';
import { moduleReference } from './module-reference.ts';
import { planModule } from './plan-module.ts';
import { siteModule, slotModule } from './site-module.ts';

export interface RegistryModules {
  /** what the modules that are understood declare */
  readonly declared: readonly Declared[];
  /** those that are not, and could declare a site */
  readonly coverage: readonly CoverageNote[];
}

type Reader = (module: ExternalModule, version: string) => readonly Declared[];

/** The modules that are understood, by the end of their path: a private registry may hold copies under a path of its own. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)res\/web\/serverfarm$/, planModule],
  [/(^|\/)res\/web\/site$/, siteModule],
  [/(^|\/)res\/web\/site\/slot$/, slotModule],
  [/(^|\/)res\/web\/site\/(slot\/)?config$/, configModule],
];

/** Modules of other names that hold, or are likely to hold, a site. */
const HOLDS_SITE = /(web-?(app|site)|app-?services?|appsvc|(^|[-/_])(web|sites?)([-/_]|$)|avm\/ptn\/sa\/)/;
const HOLDS_NONE = /(^|\/)res\/(web\/(connection|hosting-environment|static-site)|(?!web\/)[\w-]+)(\/|$)/;

/** The name of a template spec, or of a linked template at an address; null for a path in the repository. */
function linkedName(text: string): string | null {
  if (!/^(ts[:/]|https?:)/.test(text)) return null;
  return nameOf(text.replace(/[?#].*$/, '').replace(/:[^:/]+$/, '')).toLowerCase();
}

/** What modules of registries declare, by the parameters that they are given. */
export function registryModules(modules: readonly ExternalModule[], workspace: Workspace): RegistryModules {
  const declared: Declared[] = [];
  const coverage: CoverageNote[] = [];
  for (const module of modules) {
    const text = knownString(module.reference);
    if (text === undefined) continue;
    const reference = moduleReference(text, module.span.source.path, workspace);
    const reader = reference && READERS.find(([pattern]) => pattern.test(reference.path))?.[1];
    const path = reference?.path ?? linkedName(text);
    if (reader) declared.push(...reader(module, reference.version));
    else if (path !== null && HOLDS_SITE.test(path) && !HOLDS_NONE.test(path))
      coverage.push({
        what: `module '${text}'`,
        why: 'it may hold a site, and its content is not in the repository',
        span: module.span,
      });
  }
  return { declared, coverage };
}
