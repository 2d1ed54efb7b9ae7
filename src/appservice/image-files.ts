import { Source } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { DEFAULT_SITE } from './detection.ts';

/**
 * gunicorn's config file of the built-in image: it defines hooks alone (`on_starting`, `post_worker_init`), so it changes no setting
 * that a user could set.
 * https://github.com/Azure-App-Service/ImageBuilder/tree/22a90961/GenerateDockerFiles/python
 */
const IMAGE_CONFIG = '/opt/startup/gunicorn.conf.py';

/**
 * What App Service's build makes beside the app, where it builds it; the repository can't tell whether it does.
 * https://github.com/microsoft/Oryx/blob/main/doc/hosts/appservice.md
 */
const BUILT =
  /^\/home\/site\/wwwroot\/(antenv[\w.-]*|oryx-manifest\.toml|output\.tar[\w.]*|\.python_packages|__oryx_packages__)(\/|$)/;

/** The container's files with those of the built-in image that a launch reads. */
export function withImageFiles(files: ContainerFiles): ContainerFiles {
  const config = new Source(IMAGE_CONFIG, '');
  const inFolder = (path: string): boolean => path === DEFAULT_SITE || path === '/opt' || path === '/opt/startup';
  return {
    ...files,
    kind: (path) => {
      if (path === IMAGE_CONFIG) return 'file';
      const kind = inFolder(path) ? 'folder' : files.kind(path);
      return kind === 'missing' && BUILT.test(path) ? 'unknown' : kind;
    },
    read: (path) => (path === IMAGE_CONFIG ? config : files.read(path)),
    list: (path) => (inFolder(path) ? null : files.list(path)),
  };
}
