import { samePlace } from '../text/source.ts';
import { copiesOf } from './copies.ts';
import { defineRule } from './rule.ts';

export const perWorkerSecret = defineRule({
  name: 'per-worker-secret',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'Each worker makes up a secret of its own, so none reads what another one signed.',
  why: `\`app.secret_key = os.urandom(24)\` runs in each process that loads the app. A session cookie or token that one worker signs is
worthless to the others: with four workers, three of four requests after a sign-in find the visitor signed out, and CSRF tokens fail the same way.
Each restart and each new instance makes up yet another one.`,
  exceptions: 'What is signed never leaves the process that signed it.',
  sources: [
    'https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY',
    'https://github.com/maxcountryman/flask-login/issues/388',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
  ],
  since: '0.1.0',
  messages: {
    random:
      '`{use}` gets a key from `{maker}` in each process that loads the app, and {copies} do: what one of them signs, the others reject.\nMake one key, keep it in an app setting, and read it with `os.environ`.',
    unset:
      '`{variable}` is not set on this site, so `{use}` gets a key from `{maker}` in each process that loads the app, and {copies} do: what one of them signs, the others reject.\nSet the app setting `{variable}`.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    if (!copies || copies.loads < 2) return [];
    const secrets = subject.app.facts?.secrets() ?? [];
    const phrase = copies.loads === copies.instances ? `${copies.instances} instances` : copies.phrase;
    const common = { related: [{ message: phrase, at: copies.at }], fix: null };
    return secrets
      .filter(({ at }, index) => secrets.findIndex((other) => samePlace(other.at, at)) === index)
      .map(({ use, maker, at, unless }) =>
        unless === null
          ? { id: 'random' as const, facts: { use, maker, copies: phrase }, at, ...common }
          : {
              id: 'unset' as const,
              facts: { use, maker, copies: phrase, variable: unless },
              at,
              severity: 'warning' as const,
              ...common,
            },
      );
  },
});
