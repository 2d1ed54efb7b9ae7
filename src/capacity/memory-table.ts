const LOCAL = 'Python 3.11, gunicorn 26, three workers, a few requests; 2026-11-23';

/**
 * Resident MiB of one worker and of the master, for the smallest app of each framework: measured floors, not
 * estimates. A real app takes more.
 */
export const MEMORY = {
  master: {
    mib: 28,
    source:
      'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  },
  worker: {
    plain: { mib: 21, what: 'a bare WSGI app', source: LOCAL },
    Flask: { mib: 30, what: 'a small Flask app', source: LOCAL },
    Django: { mib: 42, what: 'a small Django app', source: LOCAL },
    FastAPI: { mib: 42, what: 'a small FastAPI app', source: LOCAL },
  },
  /** the part of a worker's memory that is its own where the app was loaded before the workers were made: 6.3 of 26.2 MiB */
  preloaded: { share: 0.25, source: `${LOCAL}; a small Flask app with preload_app` },
} as const;
