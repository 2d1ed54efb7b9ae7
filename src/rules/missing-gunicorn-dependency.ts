import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace } from './place.ts';
import { defineRule } from './rule.ts';

/** Ways to start it from the app's own packages, which leave the image's gunicorn out of sight. */
const OWN_PACKAGES = /\b(python[\d.]*\s+-m\s+gunicorn|(?:poetry|uv|pdm|pipenv)\s+run\b)/;

export const missingGunicornDependency = defineRule({
  name: 'missing-gunicorn-dependency',
  severity: 'warning',
  confidence: 'medium',
  audience: 'pedantic',
  summary: "The command asks the app's own packages for gunicorn, and gunicorn is not among them.",
  why: `The built-in image brings a gunicorn of its own, so \`gunicorn app:app\` starts without one in the requirements. \`python -m gunicorn\` and \`poetry run\`
look among the app's packages instead: its virtual environment doesn't hold the image's.`,
  exceptions: "The packages are installed beside the image's own, or another one brings gunicorn along.",
  sources: [
    'https://github.com/microsoft/sample-app-aoai-chatGPT/issues/600',
    'https://github.com/microsoft/Oryx/blob/main/doc/runtimes/python.md',
  ],
  since: '0.1.0',
  messages: {
    missing:
      "`{way}` takes gunicorn from the app's own packages, but {file} does not ask for it.\nAdd `gunicorn`, or start `gunicorn` itself, which the image brings.",
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const { requirements } = subject.app;
    const at = launchPlace(subject);
    const [way] = OWN_PACKAGES.exec(at.source.text.slice(at.start, at.end)) ?? [];
    if (!gunicorn || way === undefined || !requirements || requirements.open !== null) return [];
    if (requirements.packages.some(({ name }) => name === 'gunicorn') || requirements.locked?.has('gunicorn'))
      return [];
    // A step of the same script may install it.
    if (
      subject.launch.processes.some(({ program, argv }) =>
        [program, ...argv.map(({ string }) => string)].includes('install'),
      )
    )
      return [];
    return [
      {
        id: 'missing',
        facts: { way, file: requirements.files[0]?.path ?? 'the app' },
        at,
        related: [],
        fix: null,
      },
    ];
  },
});
