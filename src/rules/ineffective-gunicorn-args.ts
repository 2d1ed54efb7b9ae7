import { appFile, filesOf } from '../launch/app-files.ts';
import { span } from '../text/source.ts';
import { knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { mismatch } from './app-interface.ts';
import { appSetting, appSettingPlace } from './app-settings.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { defineRule } from './rule.ts';

const CONFIG = 'gunicorn.conf.py';
const FROM_PATH = 'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH';

export const ineffectiveGunicornArgs = defineRule({
  name: 'ineffective-gunicorn-args',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn is configured in a place that this launch does not read.',
  why: `Without a startup command App Service starts gunicorn with \`GUNICORN_CMD_ARGS\` of its own, over an app setting of that name, and with
\`-c /opt/startup/gunicorn.conf.py\`, so the app's \`gunicorn.conf.py\` is not read. With a startup command gunicorn looks for the file in the
folder that it starts in, before it changes to the one of \`--chdir\`.`,
  exceptions: 'The file is for another place where the app runs.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
    'https://github.com/Azure-App-Service/ImageBuilder/blob/22a90961/GenerateDockerFiles/python/template-3.10/Dockerfile',
    'https://github.com/benoitc/gunicorn/blob/23.0.0/gunicorn/app/base.py',
  ],
  since: '0.1.0',
  messages: {
    setting:
      '`GUNICORN_CMD_ARGS` does nothing here: App Service sets it anew for its own launch.\nSet a startup command, `gunicorn … {app}`, with which it counts.',
    config:
      '`gunicorn.conf.py` is not read: no startup command is set, and App Service starts gunicorn with a config file of its own.\nSet a startup command, `gunicorn {app}`, with which it is read.',
    folder:
      '`{folder}/gunicorn.conf.py` is not read: gunicorn looks for it in the folder that it starts in, before it changes to `{folder}`.\nAdd `-c {folder}/gunicorn.conf.py`.',
  },
  check(subject) {
    const { launch, deployment } = subject;
    const gunicorn = gunicornOf(subject);
    if (!gunicorn) return [];
    const app = knownString(gunicorn.process.server.app ?? undefined) ?? 'app:app';
    if (launch.kind === 'custom') {
      const folder = gunicorn.text('chdir');
      const { cwd } = gunicorn.process;
      if (folder === undefined || folder === cwd || gunicorn.settings.get('config')?.origin.kind === 'written')
        return [];
      const files = filesOf(subject);
      const path = `${folder}/${CONFIG}`;
      if (
        !folder.startsWith(`${APP_FOLDER}/`) ||
        files.kind(`${cwd}/${CONFIG}`) !== 'missing' ||
        files.kind(path) !== 'file'
      )
        return [];
      const chdir = gunicorn.settings.get('chdir');
      const at = (chdir && spanOf(chdir)) ?? gunicorn.process.span ?? deployment.span;
      return [{ id: 'folder', facts: { folder: folder.slice(APP_FOLDER.length + 1) }, at, related: [], fix: null }];
    }
    // Of an app that gunicorn's own workers can't call, another rule says which command it needs.
    if (launch.kind !== 'default' || mismatch(subject, gunicorn)) return [];
    const setting = appSetting(subject, 'GUNICORN_CMD_ARGS');
    const config =
      appSetting(subject, FROM_PATH) || deployment.appSettings.open !== null ? null : appFile(subject, CONFIG);
    const firstLine = config?.text.split('\n', 1)[0]?.length ?? 0;
    return [
      ...(setting
        ? [{ id: 'setting' as const, facts: { app }, at: appSettingPlace(setting, subject), related: [], fix: null }]
        : []),
      ...(config && config.text.trim() !== ''
        ? [
            {
              id: 'config' as const,
              facts: { app },
              at: span(config, 0, firstLine),
              related: [{ message: 'the site is declared without a startup command', at: deployment.span }],
              fix: { title: 'set the startup command', command: `gunicorn ${app}`, edit: null },
            },
          ]
        : []),
    ];
  },
});
