/** A project file of azd: `azure.yaml`, or one that is to be put in its place (`azure_custom.yaml`); a workflow of that name is none. */
export const AZD_FILE = /^(?!\.github\/)(?:.*\/)?azure([-_.]\w+)?\.ya?ml$/i;

/** azd itself reads the file: it is `azure.yaml`. */
export function isAzdProject(path: string): boolean {
  return azdVariant(path) === '';
}

/** The end of a project file's name: '' of `azure.yaml`, '_custom' of `azure_custom.yaml`; null for another file. */
export function azdVariant(path: string): string | null {
  const match = AZD_FILE.exec(path);
  return match && (match[1] ?? '');
}

/** The `language` of a service, as azd names Python. */
export function isPythonLanguage(language: string): boolean {
  return /^py(thon)?$/i.test(language);
}
