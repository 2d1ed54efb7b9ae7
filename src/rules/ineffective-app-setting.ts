import { appFileNames } from './app-files.ts';
import { appSetting, appSettingPlace, switchedOn } from './app-settings.ts';
import { defineRule, type Subject } from './rule.ts';

const ENABLE = 'PYTHON_ENABLE_GUNICORN_MULTIWORKERS';
const SIZES = ['PYTHON_GUNICORN_CUSTOM_WORKER_NUM', 'PYTHON_GUNICORN_CUSTOM_THREAD_NUM'];
/** Names that guides give and that nothing reads. */
const MISNAMED: Readonly<Record<string, string>> = {
  PYTHON_GUNICORN_CONFIG_PATH: 'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH',
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
      '`{name}` does nothing here: App Service reads it only when it writes the gunicorn command itself, and this site has a startup command.\nSay it in the command: {instead}.',
    switch:
      '`{name}` does nothing while `{enable}` is not `true`: the site starts one worker with one thread.\nSet `{enable}` to `true`, too.',
    misnamed: 'Nothing reads `{name}`: the setting is called `{meant}`.\nRename it.',
  },
  check(subject) {
    const { launch } = subject;
    if (launch.kind === 'elsewhere' || launch.unknowns.length > 0) return [];
    const problem = (name: string) => {
      const setting = appSetting(subject, name);
      return setting && !isRead(subject, name)
        ? [{ at: appSettingPlace(setting, subject), related: [], fix: null, key: name }]
        : [];
    };
    const misnamed = Object.entries(MISNAMED).flatMap(([name, meant]) =>
      problem(name).map((at) => ({ ...at, id: 'misnamed' as const, facts: { name, meant } })),
    );
    if (launch.kind === 'custom') {
      const asked = switchedOn(subject, ENABLE) === false ? SIZES : [ENABLE, ...SIZES];
      const custom = asked.flatMap((name) =>
        problem(name).map((at) => ({ ...at, id: 'custom' as const, facts: { name, instead: insteadOf(name) } })),
      );
      return [...misnamed, ...custom];
    }
    if (launch.kind !== 'default' || switchedOn(subject, ENABLE) !== false) return misnamed;
    const without = SIZES.flatMap((name) =>
      problem(name).map((at) => ({ ...at, id: 'switch' as const, facts: { name, enable: ENABLE } })),
    );
    return [...misnamed, ...without];
  },
});

function insteadOf(name: string): string {
  return name.endsWith('THREAD_NUM') ? '`--threads`' : '`--workers`';
}

/** The startup command, or a script or config file of the app, names it. */
function isRead(subject: Subject, name: string): boolean {
  const { launch, workspace, deployment } = subject;
  if (launch.command?.kind === 'string' && launch.command.text.string.includes(name)) return true;
  const folder = deployment.root.path ?? '';
  return appFileNames(subject)
    .filter((file) => /\.(sh|py|txt|conf)$/.test(file))
    .some((file) => workspace.read(folder === '' ? file : `${folder}/${file}`)?.text.includes(name));
}
