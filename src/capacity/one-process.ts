/** Packages whose apps keep what several requests need in one process: advice to them is threads, never workers. */
const ONE_PROCESS = [
  'flask-socketio',
  'python-socketio',
  'apscheduler',
  'flask-apscheduler',
  'django-apscheduler',
  'schedule',
  'rocketry',
];

/** The package because of which the app has to stay in one process; null where there is none. */
export function onePackage(packages: ReadonlySet<string> | null): string | null {
  return ONE_PROCESS.find((name) => packages?.has(name)) ?? null;
}
