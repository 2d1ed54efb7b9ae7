import { type Allowed, type Findings, worstFirst } from '../rules/findings.ts';
import type { Permission, Policy } from '../rules/policy.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Source } from '../text/source.ts';
import type { Note } from '../workspace/workspace.ts';
import { aboutComments, aboutPermissions } from './about-suppressions.ts';
import { type Suppression, suppressionsIn } from './suppression.ts';

/** What is left to report, and what is allowed by comments or the config file. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly allowed: readonly Allowed[];
  readonly hidden: number;
}

export interface SuppressOptions {
  readonly rules: readonly Rule[];
  readonly pedantic: boolean;
  /** the files that were read: comments are looked for in no others */
  readonly sources: Iterable<Source>;
  /** files that could not be wholly read: that a comment in one allows nothing says nothing */
  readonly notes: readonly Note[];
  readonly policy: Policy;
}

/** Takes out what comments allow, and tells of comments and entries that allow nothing, or can't be understood. */
export async function suppressed(found: Findings, options: SuppressOptions): Promise<Suppressed> {
  const suppressions = (await Promise.all([...options.sources].map(suppressionsIn))).flat();
  if (suppressions.length === 0 && options.policy.permissions.length === 0) {
    return { findings: found.findings, allowed: found.allowed, hidden: found.hidden.length };
  }
  const used = new Map<Suppression, Set<string>>(suppressions.map((suppression) => [suppression, new Set()]));
  const take = (findings: readonly Finding[]): { kept: readonly Finding[]; allowed: readonly Allowed[] } => {
    const kept: Finding[] = [];
    const allowed: Allowed[] = [];
    for (const finding of findings) {
      const holding = suppressions.filter((suppression) => allows(suppression, finding));
      for (const suppression of holding) used.get(suppression)?.add(finding.rule);
      const [first] = holding;
      if (first) allowed.push({ finding, by: permissionOf(first) });
      else kept.push(finding);
    }
    return { kept, allowed };
  };
  const own = take(found.findings);
  const { kept: hidden } = take(found.hidden);
  // What the config turns off or allows counts as found: the comment may have been there first.
  take([...found.off, ...found.allowed.map(({ finding }) => finding)]);

  const unread = new Set(options.notes.map(({ file }) => file));
  const about = [
    ...suppressions.flatMap((suppression) =>
      aboutComments(suppression, used.get(suppression) ?? new Set(), options, !unread.has(suppression.at.source.path)),
    ),
    ...aboutPermissions(found, options),
  ];
  const shown = take(about.flatMap((one) => (one.shown ? [one.finding] : [])));
  return {
    findings: [...own.kept, ...shown.kept].sort(worstFirst),
    allowed: [...found.allowed, ...own.allowed, ...shown.allowed],
    hidden: hidden.length + about.filter((one) => !one.shown).length,
  };
}

function allows({ directive, holdsFor }: Suppression, { rule, at }: Finding): boolean {
  return directive.kind === 'allow' && directive.rules.some(({ text }) => text === rule) && holdsFor(at);
}

function permissionOf({ at, directive }: Suppression): Permission {
  return { kind: 'comment', at, because: directive.kind === 'allow' ? directive.because : null };
}
