import { startsPython } from '../deployments/python-evidence.ts';
import { appFileNames } from '../launch/app-files.ts';
import { serverOf } from '../launch/launch.ts';
import { knownString } from '../value/read.ts';
import { appSetting, appSettingPlace, switchedOn } from './app-settings.ts';
import { defineRule, type Subject } from './rule.ts';

const ENABLE = 'PYTHON_ENABLE_GUNICORN_MULTIWORKERS';
const CONFIG = 'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH';
const SIZES = ['PYTHON_GUNICORN_CUSTOM_WORKER_NUM', 'PYTHON_GUNICORN_CUSTOM_THREAD_NUM'];
/** The option that says the same to gunicorn itself. */
const OPTIONS: Readonly<Record<string, string>> = {
  [ENABLE]: '--workers',
  PYTHON_GUNICORN_CUSTOM_WORKER_NUM: '--workers',
  PYTHON_GUNICORN_CUSTOM_THREAD_NUM: '--threads',
  [CONFIG]: '--config',
  PYTHON_GUNICORN_CONFIG_PATH: '--config',
};
/** Names that guides give and that nothing reads. */
const MISNAMED: Readonly<Record<string, string>> = {
  PYTHON_GUNICORN_CONFIG_PATH: CONFIG,
  PYTHON_DISABLE_FASTAPI_DETECTION: 'DISABLE_FASTAPI_DETECTION',
};

export const ineffectiveAppSetting = defineRule({
  name: 'ineffective-app-setting',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'An app setting is to size gunicorn, but nothing reads it.',
  why: `App Service reads \`PYTHON_ENABLE_GUNICORN_MULTIWORKERS\`, \`PYTHON_GUNICORN_CUSTOM_WORKER_NUM\` and \`…_THREAD_NUM\` only while
it writes its own gunicorn command. With a startup command of yours they do nothing, and the last two also do nothing while the first is
not \`true\`: the site goes on with one worker and one thread.`,
  exceptions: 'A script or config file that reads the setting in a way that is not seen here.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: {
    custom:
      '`{name}` does nothing here: App Service reads it only when it writes the gunicorn command itself, and this site has a startup command.\n{how}',
    switch:
      '`{name}` does nothing while `{enable}` is not `true`.\nSet `{enable}` to `true`, too, or set a startup command with `{option}`.',
    command:
      "`{name}` is an app setting, and App Service starts no app from one: no startup command is set.\nWrite the command as the site's startup command (`appCommandLine`) instead.",
    misnamed: 'Nothing reads `{name}`: the setting is called `{meant}`.\nRename it.',
  },
  check(subject) {
    const { launch } = subject;
    if (launch.kind === 'elsewhere' || launch.unknowns.length > 0) return [];
    const unread = (names: readonly string[]) =>
      names.flatMap((name) => {
        const setting = appSetting(subject, name);
        if (!setting || isRead(subject, name)) return [];
        return [{ name, at: appSettingPlace(setting, subject), related: [], fix: null, key: name }];
      });
    if (launch.kind === 'custom') {
      const off = switchedOn(subject, ENABLE) === false;
      return unread([...(off ? [] : [ENABLE]), ...SIZES, CONFIG, 'PYTHON_GUNICORN_CONFIG_PATH']).map(
        ({ name, ...place }) => ({
          ...place,
          id: 'custom',
          facts: { name, how: howTo(subject, name) },
          // Templates bring it along: where the command says the same itself, or starts another server, nothing is missing.
          ...(isSaid(subject, name) ? { severity: 'note' as const } : {}),
        }),
      );
    }
    if (launch.kind !== 'default') return [];
    const misnamed = unread(Object.keys(MISNAMED)).map(({ name, ...place }) => ({
      ...place,
      id: 'misnamed' as const,
      facts: { name, meant: MISNAMED[name] ?? '' },
    }));
    const sizes = switchedOn(subject, ENABLE) === false ? unread(SIZES) : [];
    const without = sizes.map(({ name, ...place }) => ({
      ...place,
      id: 'switch' as const,
      facts: { name, enable: ENABLE, option: optionFor(subject, name) },
    }));
    return [...misnamed, ...without, ...commandsIn(subject)];
  },
});

/** Settings that are named as if they were the startup command, and hold one. */
function commandsIn(subject: Subject) {
  return [...subject.deployment.appSettings.settings.values()]
    .filter(({ name, value }) => NAMED_LIKE_IT.test(name) && startsPython(value, []) && !isRead(subject, name))
    .map((setting) => ({
      id: 'command' as const,
      facts: { name: setting.name },
      at: appSettingPlace(setting, subject),
      related: [],
      fix: null,
      key: setting.name,
    }));
}

const NAMED_LIKE_IT = /^(\w+_)?(STARTUP_?COMMAND|STARTUP_?FILE|APP_?COMMAND_?LINE)$/i;

function howTo(subject: Subject, name: string): string {
  return isSaid(subject, name)
    ? 'Take it out: what holds is what the command says.'
    : `Write \`${optionFor(subject, name)}\` into the command instead.`;
}

/** The command, or what it reads, sets the same; or it starts a server that has its own ways. */
function isSaid({ launch }: Subject, name: string): boolean {
  const setting = OPTIONS[name]?.slice(2) ?? '';
  const server = serverOf(launch);
  return server?.name !== 'gunicorn' || server.settings.get(setting)?.origin.kind === 'written';
}

/** `--threads 4`; without a number where the setting gives none. */
function optionFor(subject: Subject, name: string): string {
  const value = name === ENABLE ? undefined : knownString(appSetting(subject, name)?.value);
  return [OPTIONS[name], value].filter((word) => word !== undefined && word !== '').join(' ');
}

/** The startup command, or a script or config file of the app, names it. */
function isRead(subject: Subject, name: string): boolean {
  const { launch, workspace, deployment } = subject;
  if (launch.command?.kind === 'string' && launch.command.text.string.includes(name)) return true;
  const folder = deployment.root.path ?? '';
  return appFileNames(subject)
    .filter((file) => /\.(sh|py|conf)$|^start.*\.txt$/i.test(file))
    .some((file) => names(workspace.read(folder === '' ? file : `${folder}/${file}`)?.text ?? '', file, name));
}

/** A script that gives it a value, as one that deploys the site does, doesn't read it. */
function names(text: string, file: string, name: string): boolean {
  return file.endsWith('.sh') ? new RegExp(`${name}\\b(?!=)`).test(text) : text.includes(name);
}
