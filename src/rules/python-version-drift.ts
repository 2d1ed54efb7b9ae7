import { textOf } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { switchedOn } from './app-settings.ts';
import { labelOf, settingPlace } from './place.ts';
import { defineRule } from './rule.ts';

const REMOTE_BUILD = 'SCM_DO_BUILD_DURING_DEPLOYMENT';
/** The workflow installs packages into what it deploys, where App Service looks for them. */
const INTO_THE_PACKAGE = /--target[= ]|\bpip3? install\b[^\n]*\s-t\s|\.python_packages|\bvenv\s+(?:\S*\/)?antenv\b/;
/** `!antenv`, `rm -rf antenv`, `zip … -x 'antenv/*'` */
const LEAVES_IT_OUT = /(?:!\s*\.?\/?|\brm\s+-\w*r\w*\s[^\n]*|\s(?:-x|--exclude)[= ][^\n]*)(?:antenv|\.python_packages)/;

export const pythonVersionDrift = defineRule({
  name: 'python-version-drift',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'The workflow installs packages for another version of Python than the one that the site runs.',
  why: `Packages with compiled parts (numpy, psycopg2, cryptography, pydantic-core) are built for one minor version of Python. Installed by the
workflow and deployed with the code, they don't load in another: "ModuleNotFoundError: No module named 'psycopg2._psycopg'", and the site doesn't start. A folder
\`antenv/lib/python3.12\` isn't even looked into by Python 3.11.`,
  exceptions: 'All packages are pure Python, and installed into a folder that has no version in its name.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/configure-language-python',
    'https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/',
  ],
  since: '0.1.0',
  messages: {
    drift:
      'The site runs Python {site}, but the workflow installs its packages with Python {build} and nothing installs them anew on App Service: compiled ones do not load.\nUse the same version in both, or set `SCM_DO_BUILD_DURING_DEPLOYMENT=true`.',
  },
  check(subject) {
    const { linuxFxVersion, builtWith = [] } = subject.deployment;
    const site = minor(textOf(linuxFxVersion)?.string.replace(/^python\|/i, ''));
    if (site === null || !/^python\|/i.test(textOf(linuxFxVersion)?.string ?? '')) return [];
    // App Service then installs them itself, with the site's own Python.
    if (switchedOn(subject, REMOTE_BUILD) !== false || subject.launch.kind === 'elsewhere') return [];
    return builtWith.flatMap((value) => {
      const build = minor(textOf(value)?.string);
      const text = spanOf(value)?.source.text ?? '';
      if (build === null || build === site || !INTO_THE_PACKAGE.test(text) || LEAVES_IT_OUT.test(text)) return [];
      return [
        {
          id: 'drift' as const,
          facts: { site, build },
          at: settingPlace(value, subject),
          related: labelOf(`the site runs Python ${site}`, linuxFxVersion),
          fix: null,
        },
      ];
    });
  },
});

/** `3.12` of `3.12.4`; null where it isn't known to the second number. */
function minor(version: string | undefined): string | null {
  return /^\s*(\d+\.\d+)(?:\.\d+)?\s*$/.exec(version ?? '')?.[1] ?? null;
}
