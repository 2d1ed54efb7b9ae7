import { LIMITS } from '../appservice/limits.ts';
import { TOO_MANY_WAYS } from '../languages/shell/world.ts';
import type { Process } from '../launch/launch.ts';
import { normalName } from '../python/requirement.ts';
import { knownString } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { appSetting, switchedOn } from './app-settings.ts';
import { defineRule, type Subject } from './rule.ts';

/** Programs that install something, by the words that make them do so. */
const INSTALLS: Readonly<Record<string, RegExp>> = {
  pip: /^(?:-\S+ )*install\b/,
  pip3: /^(?:-\S+ )*install\b/,
  python: /^-m (?:pip|uv|poetry|pipenv) (?:-\S+ )*(?:pip )?(?:install|sync)\b/,
  uv: /^(?:pip install|pip sync|sync)\b/,
  poetry: /^(?:-\S+ )*(?:install|sync)\b/,
  pipenv: /^(?:install|sync)\b/,
  'apt-get': /^(?:-\S+ )*install\b/,
  apt: /^(?:-\S+ )*install\b/,
  apk: /^(?:-\S+ )*add\b/,
  yum: /^(?:-\S+ )*install\b/,
  npm: /^(?:install|ci|i)\b/,
  playwright: /^install\b/,
};
/** Nothing but the installers themselves: `pip install --upgrade pip setuptools`. */
const UPGRADES_ITSELF = /\binstall(?: -\S+| pip| setuptools| wheel)+$/;
const START_LIMIT = LIMITS.containerStartSeconds;

export const installOnStartup = defineRule({
  name: 'install-on-startup',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'Packages are installed each time the container starts.',
  why: `What the startup command installs is gone when the container is: it is downloaded again after each deployment, restart, scale-out and move by the
platform. Until it is done nothing answers, and after 230 seconds App Service gives up. A mirror that is slow or away, or a new release of a
package, then takes the site down at a time that nobody chose.`,
  exceptions:
    'System packages that the built-in image lacks (an ODBC driver), where a container image of your own is too much.',
  sources: [
    'https://azureossd.github.io/2023/06/09/Why-to-avoid-installing-packages-on-startup-when-using-App-Service-Linux/index.html',
    'https://learn.microsoft.com/azure/app-service/reference-app-settings',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-build-automation',
  ],
  since: '0.1.0',
  messages: {
    packages:
      '`{command}` runs each time the container starts, before anything answers; the site has {limit} seconds for its whole start.\nList the packages in the `requirements.txt` of the deployed folder and set `SCM_DO_BUILD_DURING_DEPLOYMENT=true`, so that they are installed once, when the code is deployed.',
    built:
      '`{command}` runs each time the container starts, before anything answers; the site has {limit} seconds for its whole start. The build that `SCM_DO_BUILD_DURING_DEPLOYMENT` asks for has installed these packages already, when the code was deployed.\nTake it out.',
    itself:
      '`{command}` runs each time the container starts, before anything answers, and the app that then starts does not use what it brings.\nTake it out.',
    system:
      '`{command}` runs each time the container starts, before anything answers; the site has {limit} seconds for its whole start.\nPut what it installs into a container image, or do without it.',
  },
  check(subject) {
    const { launch } = subject;
    // an install may then stand under a condition that isn't seen
    if (launch.kind === 'elsewhere' || launch.unknowns.some(({ reason }) => reason === TOO_MANY_WAYS)) return [];
    const installs = launch.processes.filter((process) => isInstall(process) && !process.background);
    const sure = installs.filter(({ condition }) => condition === null);
    const first = sure.find((process) => !UPGRADES_ITSELF.test(words(process))) ?? sure[0];
    // a script that installs and nothing more is none that starts the site
    const starts = launch.processes.some((process) => !isInstall(process));
    if (!first?.span || !starts) return [];
    const command = shown(first);
    const common = {
      at: first.span,
      related: sure.flatMap(({ span }) => (span && span !== first.span ? [{ message: 'and this', at: span }] : [])),
      fix: null,
    };
    if (UPGRADES_ITSELF.test(words(first))) return [{ id: 'itself', facts: { command }, ...common }];
    const given = appSetting(subject, START_LIMIT.setting);
    const limit = (given && knownString(given.value)) ?? String(START_LIMIT.value);
    const id = /^(apt|apt-get|apk|yum)$/.test(first.program)
      ? 'system'
      : sure.filter((each) => !UPGRADES_ITSELF.test(words(each))).every((each) => isBuilt(subject, each))
        ? 'built'
        : 'packages';
    return [{ id, facts: { command, limit }, ...common }];
  },
});

/** `pip install -r requirements.txt`, or packages of that list, which a build on App Service has installed. */
function isBuilt(subject: Subject, process: Process): boolean {
  const [, installed = ''] = /\binstall((?: \S+)+)$/.exec(words(process)) ?? [];
  // the build reads the list of the app's own folder
  if (process.cwd !== APP_FOLDER) return false;
  const listed = /^( -\S+)* (-r|--requirement)[ =](\.\/)?requirements\.txt$/.test(installed);
  const names = installed
    .trim()
    .split(' ')
    .filter((word) => !/^--?(?:q|quiet|no-cache-dir)$/.test(word));
  const known = names.every((name) => /^[\w.-]+$/.test(name) && subject.app.packages?.has(normalName(name)));
  return (listed || known) && switchedOn(subject, 'SCM_DO_BUILD_DURING_DEPLOYMENT') === true;
}

function isInstall(process: Process): boolean {
  const { program } = process;
  return Object.hasOwn(INSTALLS, program) && INSTALLS[program]?.test(words(process)) === true;
}

function words({ argv }: Process): string {
  return argv.map((word) => word.string).join(' ');
}

/** The program and the words that say what it does. */
function shown(process: Process): string {
  const text = `${process.program} ${words(process)}`;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
