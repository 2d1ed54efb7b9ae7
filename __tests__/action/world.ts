import { example } from '../example.ts';
import { type Files, repository } from './repository.ts';

const TEMPLATE = 'infra/main.bicep';
const LINUX = "linuxFxVersion: 'PYTHON|3.12'\n";

/** The example, with a workflow that deploys it. */
function shop(startup: string | null, comment = ''): Files {
  const files = example();
  const template = `${comment}${files[TEMPLATE] ?? ''}`;
  const line = startup === null ? '' : `      appCommandLine: '${startup}'\n`;
  if (!template.includes(LINUX)) throw new Error('the example has another template');
  return { ...files, [TEMPLATE]: template.replace(LINUX, `${LINUX}${line}`) };
}

const MANY = 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 9 --threads 2 app:app';
const CURE = 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app';
/** What the base's branch has got since: lines stand elsewhere in the merge than in the head. */
const NEWS = '// Deployed every Friday.\n// By Ada.\n';

/** Deployed for tests, too. */
const twice = (files: Files): Files => ({
  ...files,
  'infra/main.test.bicepparam': "using 'main.bicep'\n\nparam environmentName = 'test'\nparam skuName = 'B2'\n",
});

export type World = ReturnType<typeof repository>;

/** A pull request that asks for too many workers, while its base goes on. */
export const excessive = (): World => repository(shop(null), shop(MANY), shop(null, NEWS));

/** A pull request that mends it. */
export const mending = (): World => repository(twice(shop(null)), twice(shop(CURE)));

/** A pull request with two mistakes on one line. */
export const twoOnALine = (): World =>
  repository(shop(null), shop('gunicorn --bind=127.0.0.1 --timeout 600 --workers 9 app:app'));

/** A pull request with mistakes on lines of Python that stand one below the other. */
export const neighbours = (): World =>
  repository(shop(null), {
    ...shop('gunicorn --workers 3 --threads 6 app:app'),
    'src/gunicorn.conf.py': "bind = '127.0.0.1:8000'\nworker_class = 'eventlet'\n",
    'src/requirements.txt': 'flask\ngunicorn\ngevent\n',
  });

/** A pull request that changes nothing here. */
export const unrelated = (): World => repository(shop(null), { ...shop(null), 'README.md': '# Parcels\n' });
