/**
 * Resident MiB of one worker and of the master, for the smallest app of each framework: measured floors, not
 * estimates (Python 3.11, gunicorn 26, three workers, a few requests; 2026-11-23). A real app takes more.
 */
export const MEMORY = {
  master: {
    mib: 28,
    source:
      'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  },
  worker: {
    plain: { mib: 21, what: 'a bare WSGI app' },
    Flask: { mib: 30, what: 'a small Flask app' },
    Django: { mib: 42, what: 'a small Django app' },
    FastAPI: { mib: 42, what: 'a small FastAPI app' },
  },
} as const;
