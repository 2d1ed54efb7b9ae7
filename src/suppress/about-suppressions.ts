import type { Findings } from '../rules/findings.ts';
import { invalidSuppression } from '../rules/invalid-suppression.ts';
import { type RepositoryFinding, repositoryFinding, type Said } from '../rules/repository-finding.ts';
import { unexplainedSuppression } from '../rules/unexplained-suppression.ts';
import { unusedSuppression } from '../rules/unused-suppression.ts';
import { nearest } from '../text/nearest.ts';
import { type Span, span } from '../text/source.ts';
import type { SuppressOptions } from './apply.ts';
import type { Word } from './directive.ts';
import { type Suppression, wordSpan } from './suppression.ts';

/**
 * What is wrong with one comment: it can't be read, names no rule, gives no reason, or allows what isn't found.
 * @param used the rules whose findings it allowed
 * @param told the file was wholly read, so that what isn't found isn't there
 */
export function aboutComments(
  suppression: Suppression,
  used: ReadonlySet<string>,
  options: SuppressOptions,
  told: boolean,
): readonly RepositoryFinding[] {
  const { directive, at } = suppression;
  if (directive.kind === 'unreadable')
    return repositoryFinding(invalidSuppression, options, unreadable(suppression, directive.word));
  const names = options.rules.map(({ name }) => name);
  const known = directive.rules.filter(({ text }) => names.includes(text));
  const unknown = directive.rules.filter((word) => !known.includes(word));
  const expected = known.some(({ text }) => text === unusedSuppression.name);
  const unused = told && !expected ? known.filter(({ text }) => !used.has(text)) : [];
  return [
    ...unknown.flatMap((word) => repositoryFinding(invalidSuppression, options, unknownName(suppression, word, names))),
    ...unused.flatMap((word) =>
      repositoryFinding(unusedSuppression, options, {
        at: wordSpan(suppression, word),
        message: `Nothing of \`${word.text}\` is found here any more, so this comment waits to hide the next one.\nRemove ${directive.rules.length > 1 ? 'the name' : 'the comment'}.`,
        fix: {
          title: directive.rules.length > 1 ? 'remove the name' : 'remove the comment',
          command: null,
          edit: { at: withoutWord(suppression, directive.rules, word, unused.length), text: '', safe: true },
        },
      }),
    ),
    ...(directive.because === null && known.length > 0
      ? repositoryFinding(unexplainedSuppression, options, {
          at,
          message:
            'This comment says what is allowed, but not why.\nAdd `because …`: it lets a reviewer agree, and shows when it no longer holds.',
          fix: null,
        })
      : []),
  ];
}

/** Entries of the config file's `allow` that allow nothing. */
export function aboutPermissions(found: Findings, options: SuppressOptions): readonly RepositoryFinding[] {
  const used = new Set(found.allowed.map(({ by }) => by));
  return options.policy.permissions
    .filter((permission) => !used.has(permission))
    .flatMap(({ at }) =>
      repositoryFinding(unusedSuppression, options, {
        at,
        message:
          'Nothing that this entry allows is found any more, so it waits to hide the next one.\nRemove the entry.',
        fix: { title: 'remove the entry', command: null, edit: null },
      }),
    );
}

function unreadable(suppression: Suppression, word: Word): Said {
  const said = word.text === '' ? 'says nothing to allow' : `says \`${word.text}\`, which is not understood`;
  return {
    at: word.text === '' ? suppression.at : wordSpan(suppression, word),
    message: `This comment ${said}, so it allows nothing.\nWrite \`gunicorn-plan-lint: allow RULE because REASON\`.`,
    fix: null,
  };
}

function unknownName(suppression: Suppression, word: Word, names: readonly string[]): Said {
  const at = wordSpan(suppression, word);
  const meant = nearest(word.text, names);
  return {
    at,
    message: `There is no rule \`${word.text}\`, so this comment does not allow it.\n${meant === null ? 'The rules are listed in docs/rules.' : `Did you mean \`${meant}\`?`}`,
    fix: meant === null ? null : { title: 'name the rule', command: meant, edit: { at, text: meant, safe: false } },
  };
}

/** The name with a comma beside it; the whole comment where no other name is left. */
function withoutWord(suppression: Suppression, rules: readonly Word[], word: Word, unused: number): Span {
  if (unused === rules.length) return suppression.whole;
  const index = rules.indexOf(word);
  const [before, after] = [rules[index - 1], rules[index + 1]];
  const { mark, at } = suppression;
  if (after) return span(at.source, mark + word.start, mark + after.start);
  return span(at.source, mark + (before?.end ?? word.start), mark + word.end);
}
