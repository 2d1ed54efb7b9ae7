import type { Requirements } from './requirement.ts';
import { normalName } from './requirement.ts';

/** Packages whose modules have another name than they have themselves, and that people start a server with. */
const MODULES: Readonly<Record<string, string>> = {
  superset: 'apache-superset',
  airflow: 'apache-airflow',
  labelstudio: 'label-studio',
  label_studio: 'label-studio',
  mlflow: 'mlflow',
  open_webui: 'open-webui',
};

/**
 * Why a module that isn't among the app's files may be installed all the same; null where nothing speaks for it.
 * @param module its first name, as imported
 */
export function mayBeInstalled(module: string, requirements: Requirements | null): string | null {
  if (requirements === null) return null;
  if (requirements.open !== null) return requirements.open;
  const wanted = normalName(module);
  const names = requirements.locked ?? new Set(requirements.packages.map(({ name }) => name));
  for (const name of names) {
    const akin =
      name === MODULES[module] || name === wanted || name.split('-').includes(wanted) || wanted.startsWith(`${name}-`);
    if (akin) return `the package \`${name}\` may have the module \`${module}\``;
  }
  return requirements.projects.length > 0
    ? `the repository's own package is installed, and may have the module \`${module}\``
    : null;
}
