import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const diskHeartbeat = defineRule({
  name: 'disk-heartbeat',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'Workers keep the file by which gunicorn sees that they live on the network share.',
  why: `Each worker touches a file once a second, and gunicorn kills a worker whose file is older than \`timeout\`. On App Service \`/home\` is a
network share: when it is slow or away for a moment, workers hang in that touch, and gunicorn kills healthy ones with "WORKER TIMEOUT". \`/tmp\` is on the
local disk, \`/dev/shm\` in memory.`,
  exceptions: 'None known: the file has no use outside of its container.',
  sources: [
    'https://docs.gunicorn.org/en/stable/faq.html#how-do-i-avoid-gunicorn-excessively-blocking-in-os-fchmod',
    'https://github.com/benoitc/gunicorn/issues/1863',
    'https://learn.microsoft.com/azure/app-service/operating-system-functionality#file-access',
  ],
  since: '0.1.0',
  messages: {
    share:
      '`worker_tmp_dir` is `{path}`, on the network share: when the share is slow, workers hang and gunicorn kills them.\nUse `/dev/shm`, or leave it out.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const value = gunicorn?.written('worker_tmp_dir');
    const path = gunicorn?.text('worker_tmp_dir');
    if (value?.kind !== 'string' || path === undefined || !/^\/home(\/|$)/.test(path)) return [];
    return [
      {
        id: 'share',
        facts: { path },
        at: settingPlace(value, subject),
        related: [],
        fix: {
          title: 'keep it in memory',
          command: '--worker-tmp-dir /dev/shm',
          edit: textEdit(value.text, '/dev/shm', true),
        },
      },
    ];
  },
});
